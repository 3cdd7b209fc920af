//! The integration layer: the calculator with what it needs from outside, a logger and a web service. Both are mocked:
//! the tests say what they answer, what they must be told, and in which order.

mod mocks;

mod calculator;

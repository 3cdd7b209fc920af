//! The integration layer: the calculator with a logger and a web service. Both are mocks: the tests say what these
//! answer, which calls they expect, and in which order.

mod mocks;

mod calculator;

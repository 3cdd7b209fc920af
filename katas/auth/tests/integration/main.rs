//! The integration layer: the service, with all that it is given from outside. Store, hasher, clock and ids are mocked:
//! the tests say what they answer, and count what they are asked. The tokens are real.

mod mocks;

mod service;

mod register;

mod login;

mod refresh;

mod logout;

mod guard;

//! The integration layer: the service, with all that it is given from outside. Store, hasher, clock and ids are mocked:
//! the tests say what they answer, and count what they are asked. The tokens are real.
//!
//! Names and numbers are the same everywhere. It is 10,000 seconds since 1970 (`NOW`); an access token that is made
//! then lives for 100 seconds, and a family of refresh tokens for 5,000. A fresh id is `id-1`, and the next one `id-2`.
//! Joe's family, where a test begins with one, is `f1`, and `t1` and `t2` are the ids of refresh tokens in it.
//! `service.rs` has all of this.

mod mocks;

mod service;

mod register;

mod login;

mod refresh;

mod logout;

mod guard;

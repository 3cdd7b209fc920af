//! The integration layer: the API, with all of a framework below it and a mocked store. No socket yet: a request goes in as a
//! value and comes out as one.
//!
//! Each test asks both frameworks the same, first Flask, then Express: the API promises the same in both.

mod mocks;

mod api;

mod server;

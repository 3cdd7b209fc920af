//! One to-do API, in two small web frameworks: Flask's way and Express's way.
//!
//! Both use the same transport, and both turn a [`Request`] into a [`Response`]. They differ in the way between.
//!
//! | module | holds |
//! |---|---|
//! | [`http`] | [`Request`], [`Response`], [`Method`]: plain values |
//! | [`failure`] | [`Failure`]: why a request has no ordinary answer, and the plain answer in that case |
//! | [`path`] | splits and decodes a path |
//! | [`flask`] | a table of rules, views that return values, error handlers, a pool of blocking workers |
//! | [`express`] | a chain of async layers with `next`, routers under a prefix, error handlers in the chain |
//! | [`todos`] | the to-dos, and their store |
//! | [`api`] | the API, once in each framework |
//! | [`transport`], `patience` | HTTP/1.1 over TCP, with limits for slow clients |
//! | [`slow`] | a route that answers only on a signal, for counting |

pub mod api;
pub mod express;
pub mod failure;
pub mod flask;
pub mod http;
pub mod path;
mod patience;
pub mod slow;
pub mod todos;
pub mod transport;

pub use failure::Failure;
pub use http::{Method, Request, Response};

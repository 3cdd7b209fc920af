//! One to-do API, in two small web frameworks: Flask's way and Express's way.
//!
//! Both stand on the same transport, and both turn a [`Request`] into a [`Response`]. What lies between is what people
//! argue about.
//!
//! | module | holds |
//! |---|---|
//! | [`http`] | [`Request`], [`Response`], [`Method`]: what goes in and out, as plain values |
//! | [`failure`] | [`Failure`]: why there is no ordinary answer, and the plain answer that is given then |
//! | [`path`] | a path, taken apart and decoded |
//! | [`flask`] | a table of rules, views that return values, error handlers, a pool of blocking workers |
//! | [`express`] | a chain of async layers with `next`, routers under a prefix, error handlers in the chain |
//! | [`todos`] | the to-dos, and the store that keeps them |
//! | [`api`] | the API, once in each framework |
//! | [`transport`], `patience` | HTTP/1.1 over TCP, with limits for slow clients |
//! | [`slow`] | a route that answers when it is told to, for counting |

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

//! Express's way: a chain of async layers, each of which answers or calls `next`.

pub mod app;
pub mod chain;
pub mod pattern;
pub mod router;

pub use app::App;
pub use chain::{Answer, Next, NextTwice, Req};
pub use pattern::{Params, Pattern, below};
pub use router::Router;

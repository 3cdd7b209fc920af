//! Flask's way: a table of rules, views that return values, error handlers by status and by type, blocking workers.

pub mod app;
pub mod pool;
pub mod reply;
pub mod routes;
pub mod rule;
pub mod server;

pub use app::App;
pub use pool::Pool;
pub use reply::Reply;
pub use routes::{Found, Routes};
pub use rule::{Arg, Args, Converter, Part, Rule, RuleError};
pub use server::Server;

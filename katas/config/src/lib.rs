//! The settings of a small service: typed, layered, and checked all at once before anything starts.
//!
//! | file | holds |
//! |---|---|
//! | `secret` | [`Secret`]: a value that can be used and cannot be printed |
//! | `value` | [`value`]: turns texts into ports, times and lists |
//! | `variable` | [`Variable`]: the declarations of the eight settings |
//! | `dotenv` | [`parse`]: the text of an `.env` file; [`DotEnv`], its content |
//! | `writer` | [`assignment`] and [`set`]: write such a text |
//! | `environment` | [`Environment`]: reads environment variables |
//! | `origin` | [`Origin`]: where a setting came from |
//! | `sources` | [`Sources`]: flag over environment over `.env` over default |
//! | `problem` | [`Problem`] and [`Report`]: all errors |
//! | `settings` | [`load`]: turns the sources into [`Settings`] |
//! | `show` | [`show`]: the settings, as a person reads them |

mod dotenv;
mod environment;
mod origin;
mod problem;
mod secret;
mod settings;
mod show;
mod sources;
pub mod value;
mod variable;
mod writer;

pub use dotenv::{BadLine, DotEnv, Entry, Reason, parse};
pub use environment::{Environment, ProcessEnvironment};
pub use origin::Origin;
pub use problem::{Problem, Report};
pub use secret::Secret;
pub use settings::{Settings, load};
pub use show::show;
pub use sources::{Sourced, Sources};
pub use value::LogLevel;
pub use variable::{
    ALLOWED_ORIGINS, API_KEY, DATABASE_URL, HOST, LOG_LEVEL, MAINTENANCE, PORT, TIMEOUT, VARIABLES,
    Variable,
};
pub use writer::{assignment, set};

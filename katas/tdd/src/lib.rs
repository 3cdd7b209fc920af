//! The string calculator: a text with numbers in, their sum out.
//!
//! | file | holds |
//! |---|---|
//! | `add` | [`add`]: the sum of the numbers in a text. Files of your own, as many as you like, are welcome beside it |
//! | `error` | [`AddError`]: why a text has no sum, and where in it |
//! | `calculator` | [`Calculator`]: adds, and leaves a trace of it outside |
//!
//! ```
//! assert_eq!(tdd::add("1,2,3"), Ok(6));
//! ```

mod add;
mod calculator;
mod error;

pub use add::add;
pub use calculator::{Calculator, CalculatorError, LogError, Logger, ServiceError, WebService};
pub use error::{AddError, Negative};

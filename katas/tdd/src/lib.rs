//! The string calculator: computes the sum of the numbers in a text.
//!
//! | file | holds |
//! |---|---|
//! | `add` | [`add`]: the sum of the numbers in a text. You may add files beside it |
//! | `error` | [`AddError`]: why a text has no sum, and where in it |
//! | `calculator` | [`Calculator`]: adds, logs each sum, and reports a log that fails |
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

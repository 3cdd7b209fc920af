//! The string calculator: computes the sum of the numbers in a text.
//!
//! | file | holds |
//! |---|---|
//! | `add` | [`add`]: the sum of the numbers in a text |
//! | `error` | [`AddError`]: why a text has no sum, and where in it |
//! | `header` | the first line, which may name the separators |
//! | `pieces` | the text between the separators, with its places |
//! | `number` | the number in a piece |
//! | `calculator` | [`Calculator`]: adds, logs each sum, and reports a log that fails |
//!
//! ```
//! assert_eq!(tdd::add("1,2,3"), Ok(6));
//! ```

mod add;
mod calculator;
mod error;
mod header;
mod number;
mod pieces;

pub use add::add;
pub use calculator::{Calculator, CalculatorError, LogError, Logger, ServiceError, WebService};
pub use error::{AddError, Negative};

//! The lines of an invoice.

use crate::date::Date;

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is for.
    pub text: String,
    /// What it costs, in cents, without tax.
    pub net: i64,
    /// The day on which it was supplied.
    pub supplied: Date,
}

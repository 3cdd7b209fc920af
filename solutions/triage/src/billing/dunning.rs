//! What happens to an invoice that is not paid.

use crate::date::Date;

/// An invoice is due this many days after it was issued. On that day it is not late yet.
pub const TERM: u32 = 14;

/// The late fee, in cents.
pub const LATE_FEE: i64 = 500;

/// The steps, the first one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// A friendly letter, from the first day after the due day.
    Reminder,
    /// [`LATE_FEE`], from the 15th day after the due day.
    Fee,
    /// A lawyer, from the 45th day after the due day.
    Lawyer,
}

impl Step {
    /// From how many days after the due day on this step may be taken.
    fn days_late(self) -> i64 {
        match self {
            Self::Reminder => 1,
            Self::Fee => 15,
            Self::Lawyer => 45,
        }
    }
}

/// The step to take today, or `None`, for an invoice with so many open cents. `last` is the last step that was
/// taken.
///
/// It runs every night. Each step is taken once, none is skipped, and at most one is taken per night: after 50 days
/// without a letter the letter comes first. If nothing is open, there is no step.
#[must_use]
pub fn step(open: i64, issued: Date, today: Date, last: Option<Step>) -> Option<Step> {
    if open <= 0 {
        return None;
    }
    let days_late = today.days_since(issued.plus_days(TERM));
    next(last).filter(|step| days_late >= step.days_late())
}

/// The step after that one.
fn next(last: Option<Step>) -> Option<Step> {
    match last {
        None => Some(Step::Reminder),
        Some(Step::Reminder) => Some(Step::Fee),
        Some(Step::Fee) => Some(Step::Lawyer),
        Some(Step::Lawyer) => None,
    }
}

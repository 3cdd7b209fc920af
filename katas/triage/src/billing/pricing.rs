//! What a berth costs, before tax.

use thiserror::Error;

use super::money::share;
use crate::date::Date;

/// How much a coupon takes off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Off {
    /// A percentage of the amount. More than 100 takes off all of it.
    Percent(u32),
    /// So many cents.
    Cents(u32),
}

/// A coupon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coupon {
    /// The code that the customer types.
    pub code: String,
    /// How much it takes off.
    pub off: Off,
    /// The first day on which it is valid.
    pub first: Date,
    /// The last day on which it is valid.
    pub last: Date,
}

/// The coupon is not valid on that day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the coupon {code} is not good on {on}")]
pub struct NotGood {
    /// The coupon's code.
    pub code: String,
    /// The day.
    pub on: Date,
}

/// How many cents a coupon takes off an amount on a day: rounded to the nearest cent, half a cent away from zero, and
/// never more than the amount.
///
/// # Errors
/// [`NotGood`] before the coupon's first day and after its last day. It is valid on both of these days.
pub fn discount(coupon: &Coupon, amount: i64, on: Date) -> Result<i64, NotGood> {
    if !is_good(coupon, on) {
        return Err(NotGood {
            code: coupon.code.clone(),
            on,
        });
    }
    Ok(taken_off(coupon.off, amount))
}

fn is_good(coupon: &Coupon, on: Date) -> bool {
    (coupon.first..=coupon.last).contains(&on)
}

fn taken_off(off: Off, amount: i64) -> i64 {
    let cents = match off {
        Off::Percent(percent) => share(amount, i64::from(percent.min(100)), 100),
        Off::Cents(cents) => i64::from(cents),
    };
    cents.min(amount)
}

/// The price of a berth that is rented from the middle of a month on. It is the monthly price × the days from that day
/// to the end of the month, both included / all days of the month. It is rounded to the nearest cent, half a cent away
/// from zero.
#[must_use]
pub fn prorated(monthly: i64, from: Date) -> i64 {
    let days = i64::from(from.days_in_month());
    share(monthly, days - i64::from(from.day()) + 1, days)
}

//! Invoices and their numbers.

use thiserror::Error;

use super::line::Line;
use super::money::{Currency, Money};
use super::pricing::{Coupon, NotGood, discount};
use super::tax::{Country, tax};
use crate::date::Date;

/// The highest sum that the lines of an invoice may have, in cents: a million million of the currency's unit.
const HIGHEST: i64 = 100_000_000_000_000;

/// What an invoice is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The customer's number.
    pub customer: u32,
    /// The customer's name. Customers write it themselves.
    pub name: String,
    /// Where the customer is taxed.
    pub country: Country,
    /// What the amounts are in.
    pub currency: Currency,
    /// What there is to pay for.
    pub lines: Vec<Line>,
    /// A coupon, if one was typed in.
    pub coupon: Option<Coupon>,
}

/// An invoice. Once it is issued nobody changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// 1 for the first one, and so on.
    pub number: u32,
    /// The customer's number.
    pub customer: u32,
    /// The customer's name.
    pub name: String,
    /// The day on which it was issued.
    pub issued: Date,
    /// The sum of its lines after the coupon, without tax.
    pub net: Money,
    /// The tax.
    pub tax: Money,
    /// What is to be paid: both together.
    pub total: Money,
}

/// Why an invoice is not issued.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InvoiceError {
    /// It has no lines.
    #[error("an invoice needs a line")]
    NoLines,
    /// A line costs nothing, or less.
    #[error("the line {0:?} costs nothing")]
    NothingToPay(String),
    /// Its lines cost more than a million million, which nobody means.
    #[error("the lines cost too much for one invoice")]
    TooMuch,
    /// Its coupon is not good on the day.
    #[error(transparent)]
    Coupon(#[from] NotGood),
}

/// All invoices, in the order of their numbers.
#[derive(Debug, Clone, Default)]
pub struct Register {
    last: u32,
    invoices: Vec<Invoice>,
}

impl Register {
    /// Issues an invoice. It gets the next number: numbers have no gaps, since a missing one is an invoice that somebody
    /// made disappear, as the tax office sees it. What is refused uses none up.
    ///
    /// The coupon takes its cents off the sum of the lines: off the first line until that is free, then off the second,
    /// and so on. Tax is for what is left of them.
    ///
    /// # Errors
    /// [`InvoiceError`].
    pub fn issue(&mut self, draft: Draft, on: Date) -> Result<&Invoice, InvoiceError> {
        let lines = lines_to_pay(&draft, on)?;
        self.last += 1;
        let net: i64 = lines.iter().map(|line| line.net).sum();
        let tax = tax(draft.country, &lines);
        self.invoices.push(Invoice {
            number: self.last,
            customer: draft.customer,
            name: draft.name,
            issued: on,
            net: Money::new(net, draft.currency),
            tax: Money::new(tax, draft.currency),
            total: Money::new(net + tax, draft.currency),
        });
        Ok(&self.invoices[self.invoices.len() - 1])
    }

    /// The invoice of this number, if there is one.
    #[must_use]
    pub fn find(&self, number: u32) -> Option<&Invoice> {
        self.invoices
            .iter()
            .find(|invoice| invoice.number == number)
    }

    /// All of them, in the order of their numbers.
    #[must_use]
    pub fn all(&self) -> &[Invoice] {
        &self.invoices
    }
}

/// The lines of a draft after its coupon.
fn lines_to_pay(draft: &Draft, on: Date) -> Result<Vec<Line>, InvoiceError> {
    if draft.lines.is_empty() {
        return Err(InvoiceError::NoLines);
    }
    if let Some(line) = draft.lines.iter().find(|line| line.net <= 0) {
        return Err(InvoiceError::NothingToPay(line.text.clone()));
    }
    let lines = draft.lines.iter();
    let sum = lines
        .map(|line| line.net)
        .try_fold(0_i64, i64::checked_add)
        .filter(|sum| *sum <= HIGHEST)
        .ok_or(InvoiceError::TooMuch)?;
    let off = match &draft.coupon {
        Some(coupon) => discount(coupon, sum, on)?,
        None => 0,
    };
    Ok(without(&draft.lines, off))
}

/// Takes cents off the lines, the first one first. What the lines cannot hold comes off the last one.
fn without(lines: &[Line], mut off: i64) -> Vec<Line> {
    let last = lines.len() - 1;
    let taken = lines.iter().enumerate().map(|(index, line)| {
        let here = if index == last {
            off
        } else {
            off.min(line.net)
        };
        off -= here;
        Line {
            net: line.net - here,
            ..line.clone()
        }
    });
    taken.collect()
}

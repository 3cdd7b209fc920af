//! Invoices and their numbers.

use thiserror::Error;

use super::line::Line;
use super::money::{Currency, Money};
use super::pricing::{Coupon, NotGood, discount};
use super::tax::{Country, tax};
use crate::date::Date;

/// The highest sum of an invoice's lines, in cents: a million million units of the currency.
const HIGHEST: i64 = 100_000_000_000_000;

/// What an invoice is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The customer's number.
    pub customer: u32,
    /// The customer's name. Customers write it themselves.
    pub name: String,
    /// The customer's country for tax.
    pub country: Country,
    /// The currency of the amounts.
    pub currency: Currency,
    /// The lines to pay for.
    pub lines: Vec<Line>,
    /// A coupon, if the customer typed one.
    pub coupon: Option<Coupon>,
}

/// An invoice. It never changes after it was issued.
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
    /// The amount to pay: both together.
    pub total: Money,
}

/// Why an invoice is not issued.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InvoiceError {
    /// It has no lines.
    #[error("an invoice needs a line")]
    NoLines,
    /// A line costs 0 or less.
    #[error("the line {0:?} costs nothing")]
    NothingToPay(String),
    /// Its lines cost more than a million million units, which must be a mistake.
    #[error("the lines cost too much for one invoice")]
    TooMuch,
    /// Its coupon is not valid on the day.
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
    /// Issues an invoice. It gets the next number. Numbers have no gaps, because the tax office takes a gap for a
    /// deleted invoice. A refused draft uses no number.
    ///
    /// The coupon takes its cents off the sum of the lines: off the first line until that is free, then off the second,
    /// and so on. Tax is computed on the rest.
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

/// Takes cents off the lines, the first one first. The rest comes off the last one.
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

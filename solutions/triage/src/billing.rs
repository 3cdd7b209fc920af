//! The billing service of a boatyard. It is given and complete. Do not change it.
//!
//! | module | decides |
//! |---|---|
//! | [`access`] | who may do what |
//! | [`webhook`] | which messages of the payment provider are believed |
//! | [`payments`] | what has been paid, and what a customer has in credit |
//! | [`refunds`] | how much may go back |
//! | [`pricing`] | coupons, and the part of a month |
//! | [`tax`] | how much tax is due |
//! | [`mod@line`] | what an invoice is made of |
//! | [`invoice`] | what an invoice holds, and which number it has |
//! | [`dunning`] | what happens to an invoice that is not paid |
//! | [`audit`] | what is logged, and what must not be |
//! | [`export`] | the list for the tax adviser's spreadsheet |
//! | [`mail`] | what the customer reads |
//! | [`money`] | amounts, and how they are written |
//!
//! [`Billing`] puts them together. Tests may call [`Billing`] or the modules themselves.

pub mod access;
pub mod audit;
pub mod dunning;
pub mod export;
pub mod invoice;
pub mod line;
pub mod mail;
pub mod money;
pub mod payments;
pub mod pricing;
pub mod refunds;
pub mod tax;
pub mod webhook;

use thiserror::Error;

use crate::date::Date;
use access::{Action, User};
use audit::Audit;
use invoice::{Draft, Invoice, InvoiceError, Register};
use money::Money;
use payments::{Ledger, PaymentError, Receipt};
use refunds::{RefundError, Refunds};
use webhook::{Webhook, WebhookError};

/// Why the service refuses a request.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BillingError {
    /// There is no such invoice, or the user may not see it. Both get the same answer, so that a stranger cannot learn
    /// which numbers exist.
    #[error("there is no invoice {0}")]
    NoInvoice(u32),
    /// The user may see the invoice, but not do this.
    #[error("{0} may not do this")]
    NotAllowed(String),
    /// The invoice cannot be issued.
    #[error(transparent)]
    Invoice(#[from] InvoiceError),
    /// The message is refused.
    #[error(transparent)]
    Webhook(#[from] WebhookError),
    /// The payment is not recorded.
    #[error(transparent)]
    Payment(#[from] PaymentError),
    /// The refund is refused.
    #[error(transparent)]
    Refund(#[from] RefundError),
}

/// The whole service, in memory.
#[derive(Debug)]
pub struct Billing {
    register: Register,
    ledger: Ledger,
    refunds: Refunds,
    audit: Audit,
    webhook: Webhook,
}

impl Billing {
    /// A service without invoices. It shares the token with the payment provider.
    #[must_use]
    pub fn new(webhook_token: &str) -> Self {
        Self {
            register: Register::default(),
            ledger: Ledger::default(),
            refunds: Refunds::default(),
            audit: Audit::default(),
            webhook: Webhook::new(webhook_token),
        }
    }

    /// Issues an invoice, and logs that.
    ///
    /// # Errors
    /// [`BillingError::NotAllowed`] before anything else, or what [`Register::issue`] says.
    pub fn issue(&mut self, user: &User, draft: Draft, on: Date) -> Result<Invoice, BillingError> {
        if !access::may(user, Action::Issue, draft.customer) {
            return Err(BillingError::NotAllowed(user.name.clone()));
        }
        let invoice = self.register.issue(draft, on)?.clone();
        let note = format!("{} {}", invoice.number, invoice.total);
        self.audit.record(&user.name, "issue", &note);
        Ok(invoice)
    }

    /// An invoice, for a user who may see it.
    ///
    /// # Errors
    /// [`BillingError::NoInvoice`], if there is none or if the user may not see it.
    pub fn see(&self, user: &User, number: u32) -> Result<&Invoice, BillingError> {
        self.register
            .find(number)
            .filter(|invoice| access::may(user, Action::See, invoice.customer))
            .ok_or(BillingError::NoInvoice(number))
    }

    /// Takes a message of the payment provider: checks its token, records the payment, and logs it with the payer's
    /// note. An event that has been recorded before changes nothing and logs nothing.
    ///
    /// # Errors
    /// What [`Webhook::accept`] or [`Ledger::record`] say, or [`BillingError::NoInvoice`]. Nothing is recorded then.
    pub fn receive(
        &mut self,
        authorization: Option<&str>,
        body: &str,
    ) -> Result<Receipt, BillingError> {
        let notice = self.webhook.accept(authorization, body)?;
        let invoice = self
            .register
            .find(notice.invoice)
            .ok_or(BillingError::NoInvoice(notice.invoice))?;
        let receipt = self.ledger.record(invoice, &notice)?;
        if receipt == Receipt::Recorded {
            self.audit.record("provider", "payment", &notice.note);
        }
        Ok(receipt)
    }

    /// Refunds money, and logs that. Returns how many cents could still be refunded after that.
    ///
    /// # Errors
    /// As [`Billing::see`]; then [`BillingError::NotAllowed`]; then what [`Refunds::give`] says.
    pub fn refund(&mut self, user: &User, number: u32, amount: Money) -> Result<i64, BillingError> {
        let invoice = self.see(user, number)?.clone();
        if !access::may(user, Action::Refund, invoice.customer) {
            return Err(BillingError::NotAllowed(user.name.clone()));
        }
        let left = self
            .refunds
            .give(&invoice, self.ledger.paid(number), amount)?;
        self.audit
            .record(&user.name, "refund", &format!("{number} {amount}"));
        Ok(left)
    }

    /// How many cents are still to be paid, for a user who may see the invoice. A refund does not have to be paid
    /// again.
    ///
    /// # Errors
    /// As [`Billing::see`].
    pub fn open(&self, user: &User, number: u32) -> Result<i64, BillingError> {
        let invoice = self.see(user, number)?;
        Ok(invoice.total.cents - self.ledger.paid(number))
    }

    /// How many cents a customer has paid too much.
    #[must_use]
    pub fn credit(&self, customer: u32) -> i64 {
        self.ledger.credit(customer)
    }

    /// All invoices as CSV, for a user who may export them.
    ///
    /// # Errors
    /// [`BillingError::NotAllowed`].
    pub fn export(&self, user: &User) -> Result<String, BillingError> {
        // The list has the invoices of all customers, so a user who may export may export all of them.
        if !access::may(user, Action::Export, 0) {
            return Err(BillingError::NotAllowed(user.name.clone()));
        }
        Ok(export::csv(self.register.all()))
    }

    /// The lines of the audit log, the oldest first.
    #[must_use]
    pub fn audit_log(&self) -> &[String] {
        self.audit.lines()
    }
}

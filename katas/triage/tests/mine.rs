//! Your eight tests.
//!
//! In `cargo kata triage` this file is only along for the ride. In `cargo kata flip triage` it is all there is: your tests
//! have to be green against the billing service as it is, and then they are held against twenty impostors, versions of it
//! with one mistake each. Every impostor weighs some points of risk, 100 all together, about as the ranking weighs the
//! modules. From 70 on you have passed.
//!
//! There may be **eight tests and no more**. A test is one `#[test]`; each case of a table counts, and so does each
//! `proptest`. Of each test no more than **two modules** count. So: which eight?
//!
//! - `triage rank` has ranked the modules. Begin at the top, and look at what happened to them: `history.csv` has notes.
//! - Then read what the module promises, in the README and in the comments of `src/billing/`. Those rules are all that
//!   counts: nobody has to guess what a mistake might look like inside.
//! - Ask of each rule: who would get it wrong, and what would it cost? The other customer, the second time, one cent too
//!   much, the day after, nothing at all.
//! - One test, one promise of a module. It may take several steps, and both sides of a boundary belong into it. Two modules'
//!   matters do not, if you can help it: on the day on which the test is red, which one is it?
//!
//! Your tests may call the whole service (`triage::billing::Billing`) or a module of it. Of the tools of the given tests
//! `rstest` is of use here (its fixtures; the cases of a table are dear), `proptest`, and `insta` with inline snapshots.
//!
//! `assert_cmd::cargo_bin_cmd!("triage")` starts the program. In `flip` it starts the program of the
//! reference or of an impostor, never your own.
//!
//! The functions below are a start: a service with one invoice, somebody who pays it, and those who ask. Change them as
//! you like, they are no tests. A test has this shape; take the slashes away and write yours:
//!
//! ```text
//! /// Risk: which one, and why is it worth one of eight tests?
//! #[test]
//! fn what_was_paid_is_not_asked_for_again() {
//!     let mut billing = billing();
//!     assert_eq!(billing.receive(BEARER, &payment("a", 10_000, "EUR")), Ok(Receipt::Recorded));
//!     assert_eq!(billing.open(&customer(7), 1), Ok(1_900), "a part was paid");
//! }
//! ```

use triage::billing::access::{Role, User};
use triage::billing::invoice::Draft;
use triage::billing::line::Line;
use triage::billing::money::{Currency, Money};
use triage::billing::payments::{PaymentError, Receipt};
use triage::billing::refunds::RefundError;
use triage::billing::tax::Country;
use triage::billing::{Billing, BillingError};
use triage::date::Date;

/// What the payment provider sends along.
const BEARER: Option<&str> = Some("Bearer a-token-of-some-length");

/// A service with one invoice: number 1, of customer 7, issued on 1 March 2026, over EUR 119.00 with its tax.
fn billing() -> Billing {
    let mut billing = Billing::new("a-token-of-some-length");
    let issued = billing.issue(&accountant(), draft(), date("2026-03-01"));
    issued.expect("the draft has no mistake");
    billing
}

/// A draft of such an invoice. To change a part of it: `Draft { name: "Bob".into(), ..draft() }`.
fn draft() -> Draft {
    Draft {
        customer: 7,
        name: "Ada".into(),
        country: Country::Germany,
        currency: Currency::Eur,
        lines: vec![Line {
            text: "berth".into(),
            net: 10_000,
            supplied: date("2026-02-28"),
        }],
        coupon: None,
    }
}

/// What the provider says when somebody has paid invoice 1.
fn payment(event: &str, cents: u32, currency: &str) -> String {
    format!("event={event}\ninvoice=1\ncents={cents}\ncurrency={currency}\n")
}

fn customer(number: u32) -> User {
    User::new("customer", Role::Customer(number))
}

fn support() -> User {
    User::new("support", Role::Support)
}

fn accountant() -> User {
    User::new("accountant", Role::Accountant)
}

fn eur(cents: i64) -> Money {
    Money::new(cents, Currency::Eur)
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a day of the calendar")
}

//! Your eight tests.
//!
//! `cargo kata triage` does not use this file. `cargo kata flip triage` uses only this file. Your tests have to pass with
//! the billing service as it is. Then they run against twenty impostors: versions of the service with one mistake each.
//! Every impostor weighs some points of risk, 100 all together, about as the ranking weighs the modules. With 70 points
//! you have passed.
//!
//! You may write **eight tests and no more**. A test is one `#[test]`; each case of a table counts, and so does each
//! `proptest`. For each test, no more than **two modules** count. So which eight do you write?
//!
//! - `triage rank` has ranked the modules. Begin at the top, and read the notes about them in `history.csv`.
//! - Then read the rules of the module, in the README and in the comments of `src/billing/`. Only those rules count: you
//!   need not guess what a mistake looks like inside.
//! - Ask of each rule: how would a programmer get it wrong, and what would that cost? Think of the other customer, the
//!   second time, one cent too much, the day after, nothing at all.
//! - Write one test for one rule of a module. It may take several steps, and both sides of a boundary belong in it. If you
//!   can, do not mix two modules in one test: when it fails, you do not know which one is wrong.
//!
//! Your tests may call the whole service (`triage::billing::Billing`) or one module of it. Of the tools of the given tests,
//! these are useful here: `rstest` (its fixtures; each case of a table costs one test), `proptest`, and `insta` with inline
//! snapshots.
//!
//! `assert_cmd::cargo_bin_cmd!("triage")` starts the program. In `flip` that is the program of the reference solution or of
//! an impostor, never your own.
//!
//! The functions below are a start: a service with one invoice, a payment for it, and users. They are no tests; change them
//! as you like. A test has this shape. Remove the slashes and write yours:
//!
//! ```text
//! /// Risk: which one, and why is it worth one of eight tests?
//! #[test]
//! fn a_paid_part_is_not_asked_for_again() {
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

/// The header that the payment provider sends.
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

/// The provider's message about a payment of invoice 1.
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

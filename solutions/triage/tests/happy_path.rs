//! Eight tests of what every user tries. Each of them is right, and green, and together they remove next to no risk: all
//! of it would have been noticed within the hour by the users.

use triage::billing::access::{Role, User};
use triage::billing::dunning::{Step, step};
use triage::billing::invoice::{Draft, Invoice};
use triage::billing::line::Line;
use triage::billing::money::{Currency, Money};
use triage::billing::payments::Receipt;
use triage::billing::pricing::{Coupon, Off, discount};
use triage::billing::tax::Country;
use triage::billing::{Billing, mail};
use triage::date::Date;

/// An invoice is issued, and has its sum.
#[test]
fn an_invoice_has_a_total() {
    let (_, invoice) = issued();
    assert_eq!(invoice.total, eur(11_900), "net and tax");
}

/// The customer looks at it.
#[test]
fn a_customer_sees_the_invoice() {
    let (billing, invoice) = issued();
    let ada = User::new("ada", Role::Customer(7));
    assert_eq!(billing.see(&ada, 1), Ok(&invoice), "their own");
}

/// The customer pays it.
#[test]
fn a_payment_pays_an_invoice() {
    let (mut billing, _) = issued();
    assert_eq!(pay(&mut billing), Receipt::Recorded, "the receipt");
    assert_eq!(billing.open(&accountant(), 1), Ok(0), "nothing is open");
}

/// All of it goes back.
#[test]
fn a_payment_can_be_refunded() {
    let (mut billing, _) = issued();
    pay(&mut billing);
    let left = billing.refund(&accountant(), 1, eur(11_900));
    assert_eq!(left, Ok(0), "all went back");
}

/// A coupon of ten percent, in summer.
#[test]
fn a_coupon_takes_ten_percent_off() {
    let coupon = Coupon {
        code: "SUMMER".into(),
        off: Off::Percent(10),
        first: date("2026-06-01"),
        last: date("2026-08-31"),
    };
    assert_eq!(discount(&coupon, 10_000, date("2026-07-01")), Ok(1_000));
}

/// The letter, with a customer's name and without, and how late they are.
#[test]
fn the_letter_has_a_greeting_and_an_amount() {
    let (_, mut invoice) = issued();
    assert_eq!(
        mail::body(&invoice),
        "Dear Ada,\n\nplease pay EUR 119.00 by 2026-03-15.\n\nThe boatyard\n"
    );
    invoice.name.clear();
    assert!(mail::body(&invoice).starts_with("Dear customer,\n"));
    assert_eq!(mail::lateness(1), "1 day late", "one");
}

/// An amount looks as people write it.
#[test]
fn an_amount_is_easy_to_read() {
    assert_eq!(eur(123_456_789).to_string(), "EUR 1,234,567.89");
}

/// A reminder after the due day.
#[test]
fn a_late_invoice_gets_a_reminder() {
    let issued = date("2026-03-01");
    let found = step(100, issued, date("2026-03-20"), None);
    assert_eq!(found, Some(Step::Reminder), "five days late");
}

fn issued() -> (Billing, Invoice) {
    let mut billing = Billing::new("token");
    let draft = Draft {
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
    };
    let invoice = billing.issue(&accountant(), draft, date("2026-03-01"));
    let invoice = invoice.expect("the draft has no mistake");
    (billing, invoice)
}

fn pay(billing: &mut Billing) -> Receipt {
    let body = "event=a\ninvoice=1\ncents=11900\ncurrency=EUR\n";
    let receipt = billing.receive(Some("Bearer token"), body);
    receipt.expect("the message has no mistake")
}

fn accountant() -> User {
    User::new("grace", Role::Accountant)
}

fn eur(cents: i64) -> Money {
    Money::new(cents, Currency::Eur)
}

fn date(text: &str) -> Date {
    Date::parse(text).expect("a day of the calendar")
}

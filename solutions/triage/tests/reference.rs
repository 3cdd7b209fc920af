//! Eight tests, as one of the authors spent them. By the ranking the first six modules come first, and most of it is
//! about what must *not* happen: that is where the money goes out.
//!
//! Each test is about one risk. Some of them go through the whole service and some call one module: whatever says it in
//! the fewest lines.

use triage::billing::access::{Role, User};
use triage::billing::audit::masked;
use triage::billing::dunning::{Step, step};
use triage::billing::invoice::Draft;
use triage::billing::line::Line;
use triage::billing::money::{Currency, Money};
use triage::billing::payments::{PaymentError, Receipt};
use triage::billing::pricing::{Coupon, Off, discount, prorated};
use triage::billing::refunds::RefundError;
use triage::billing::tax::Country;
use triage::billing::{Billing, BillingError, export};
use triage::date::Date;

/// The token that the service and the provider share.
const TOKEN: &str = "a-token-of-some-length";
const BEARER: Option<&str> = Some("Bearer a-token-of-some-length");

/// Risk: a stranger reads what is none of their business, or a user without the right moves money. `access` is
/// third of the ranking; it costs most and has been broken twice. Two customers, and the role in the middle: the cells of
/// the table where a mistake hides.
#[test]
fn a_user_cannot_see_or_refund_the_invoices_of_others() {
    let mut billing = with_invoice(draft(&[10_000]));
    assert_eq!(
        billing.receive(BEARER, &notice("a", 11_900)),
        Ok(Receipt::Recorded)
    );

    assert!(billing.see(&customer(7), 1).is_ok(), "their own");
    assert_eq!(
        billing.see(&customer(8), 1),
        Err(BillingError::NoInvoice(1)),
        "of a stranger"
    );
    for user in [customer(7), support()] {
        let refunded = billing.refund(&user, 1, eur(100));
        assert_eq!(
            refunded,
            Err(BillingError::NotAllowed(user.name.clone())),
            "{user:?}"
        );
    }
    assert_eq!(
        billing.export(&support()),
        Err(BillingError::NotAllowed("support".into()))
    );
}

/// Risk: any sender on the internet marks invoices as paid. The door is tried with everything that is not the key: nothing,
/// a part, more, another one.
#[test]
fn a_message_without_the_whole_token_is_not_believed() {
    let mut billing = with_invoice(draft(&[10_000]));
    for header in [
        None,
        Some("Bearer "),
        Some("Bearer a-token"),
        Some("Bearer a-token-of-some-length!"),
        Some("Bearer b-token-of-some-length"),
        Some(TOKEN),
    ] {
        let answer = billing.receive(header, &notice("a", 11_900));
        assert!(
            matches!(answer, Err(BillingError::Webhook(_))),
            "{header:?}"
        );
    }
    assert_eq!(
        billing.open(&customer(7), 1),
        Ok(11_900),
        "all of it is open"
    );
}

/// Risk: the books say that money is there which is not, or the other way round. `payments` has been broken most often,
/// each time in another way: sent twice, in another currency, more than was asked for. With something in between, since
/// that is when a message comes again.
#[test]
fn money_that_arrives_counts_once_and_all_of_it() {
    let mut billing = with_invoice(draft(&[10_000]));
    let dollars = notice("usd", 11_900).replace("EUR", "USD");
    let refused = billing.receive(BEARER, &dollars);
    assert!(
        matches!(
            refused,
            Err(BillingError::Payment(PaymentError::Currency { .. }))
        ),
        "{refused:?}"
    );
    for (event, receipt) in [
        ("a", Receipt::Recorded),
        ("b", Receipt::Recorded),
        ("a", Receipt::Known),
    ] {
        let answer = billing.receive(BEARER, &notice(event, 8_000));
        assert_eq!(answer, Ok(receipt), "{event}");
    }
    assert_eq!(
        billing.open(&customer(7), 1),
        Ok(0),
        "16,000 cents for 11,900"
    );
    assert_eq!(billing.credit(7), 4_100, "the rest is the customer's");
}

/// Risk: more money goes out than came in. First of the ranking, and the only module where a mistake can be repeated until
/// the account is empty. A part is paid, and two refunds each of which would be all right alone.
#[test]
fn no_more_goes_back_than_came_in() {
    let mut billing = with_invoice(draft(&[10_000]));
    assert_eq!(
        billing.receive(BEARER, &notice("a", 5_000)),
        Ok(Receipt::Recorded)
    );

    let too_much = |asked, left| {
        let (asked, left) = (eur(asked), eur(left));
        Err(BillingError::Refund(RefundError::TooMuch { asked, left }))
    };
    assert_eq!(
        billing.refund(&accountant(), 1, eur(5_001)),
        too_much(5_001, 5_000)
    );
    assert_eq!(billing.refund(&accountant(), 1, eur(3_000)), Ok(2_000));
    assert_eq!(
        billing.refund(&accountant(), 1, eur(2_001)),
        too_much(2_001, 2_000)
    );
    assert_eq!(
        billing.refund(&accountant(), 1, eur(2_000)),
        Ok(0),
        "to the last cent"
    );
    let nothing = RefundError::NotPositive(eur(0));
    assert_eq!(
        billing.refund(&accountant(), 1, eur(0)),
        Err(BillingError::Refund(nothing)),
        "nothing is no refund"
    );
}

/// Risk: a leak that cannot be taken back, with a fine. What goes out of the house in files: card numbers in the log, as
/// people type them, and formulas in the list.
#[test]
fn what_is_written_to_files_does_no_harm() {
    for card in [
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
    ] {
        assert_eq!(
            masked(&format!("card {card}.")),
            "card [card …1111].",
            "{card}"
        );
    }
    assert_eq!(
        masked("invoice 123456789012"),
        "invoice 123456789012",
        "twelve digits"
    );
    for name in ["=1+1", "+1", "-1", "@x", "\tx"] {
        assert_eq!(export::text(name), format!("'{name}"), "a formula");
    }
}

/// Risk: berths are given away, or worse. Coupons are new, change often and are in the hands of all customers. Both ends of their
/// time, and both sides of the price; then the month that begins on its first day.
#[test]
fn a_coupon_takes_off_no_more_than_there_is_and_not_for_ever() {
    let coupon = Coupon {
        code: "SUMMER".into(),
        off: Off::Cents(5_000),
        first: date("2026-06-01"),
        last: date("2026-08-31"),
    };
    assert_eq!(
        discount(&coupon, 5_001, date("2026-06-01")),
        Ok(5_000),
        "the first day"
    );
    assert_eq!(
        discount(&coupon, 3_000, date("2026-08-31")),
        Ok(3_000),
        "the last day"
    );
    assert!(
        discount(&coupon, 3_000, date("2026-05-31")).is_err(),
        "too early"
    );
    assert!(
        discount(&coupon, 3_000, date("2026-09-01")).is_err(),
        "too late"
    );
    assert_eq!(
        prorated(30_000, date("2026-06-01")),
        30_000,
        "all of the month"
    );
    assert_eq!(prorated(30_000, date("2026-06-30")), 1_000, "its last day");
}

/// Risk: every invoice is wrong by a little, and the tax office adds it up. The day before a rate changes, and two lines
/// whose halves of a cent make one.
#[test]
fn tax_is_that_of_the_day_of_supply_and_rounded_once() {
    let line = |net, supplied| Line {
        text: "berth".into(),
        net,
        supplied: date(supplied),
    };
    let june = tax(Country::Estonia, &[line(10_000, "2025-06-30")]);
    assert_eq!(june, 2_200, "before the change");
    let july = tax(Country::Estonia, &[line(10_000, "2025-07-01")]);
    assert_eq!(july, 2_400, "from the change on");
    let halves = [line(50, "2025-07-01"), line(50, "2025-07-01")];
    assert_eq!(tax(Country::Germany, &halves), 19, "not 10 + 10");
}

/// Risk: the books hold against us what never was. An invoice that is refused leaves no gap in the numbers, and the nightly
/// run asks no fee for what has been paid, or for what it has asked already.
#[test]
fn what_is_refused_or_paid_leaves_no_trace() {
    let mut billing = with_invoice(draft(&[10_000]));
    let today = date("2026-03-01");
    let refused = billing.issue(&accountant(), draft(&[]), today);
    assert!(
        matches!(refused, Err(BillingError::Invoice(_))),
        "{refused:?}"
    );
    let next = billing.issue(&accountant(), draft(&[1]), today);
    assert_eq!(next.map(|invoice| invoice.number), Ok(2), "no gap");

    let issued = date("2026-01-01");
    let late = |days: u32| issued.plus_days(14 + days);
    assert_eq!(
        step(1, issued, late(15), Some(Step::Reminder)),
        Some(Step::Fee)
    );
    assert_eq!(
        step(0, issued, late(15), Some(Step::Reminder)),
        None,
        "paid since the reminder"
    );
    assert_eq!(step(1, issued, late(16), Some(Step::Fee)), None, "once");
}

/// The tax on these lines, on an invoice that is issued on 15 July 2025.
fn tax(country: Country, lines: &[Line]) -> i64 {
    let draft = Draft {
        country,
        lines: lines.to_vec(),
        ..draft(&[])
    };
    let issued = Billing::new(TOKEN).issue(&accountant(), draft, date("2025-07-15"));
    issued.expect("the draft has no mistake").tax.cents
}

/// A service with the invoice 1, of customer 7.
fn with_invoice(draft: Draft) -> Billing {
    let mut billing = Billing::new(TOKEN);
    let issued = billing.issue(&accountant(), draft, date("2026-03-01"));
    issued.expect("the draft has no mistake");
    billing
}

fn draft(nets: &[i64]) -> Draft {
    let line = |net: &i64| Line {
        text: "berth".into(),
        net: *net,
        supplied: date("2026-02-28"),
    };
    Draft {
        customer: 7,
        name: "Ada".into(),
        country: Country::Germany,
        currency: Currency::Eur,
        lines: nets.iter().map(line).collect(),
        coupon: None,
    }
}

fn notice(event: &str, cents: u32) -> String {
    format!("event={event}\ninvoice=1\ncents={cents}\ncurrency=EUR\n")
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

//! The given service is right as it is: tests of what the eight tests of a learner need not ask for. No impostor is about
//! it.

use rstest::rstest;
use triage::billing::audit::Audit;
use triage::billing::invoice::{Draft, InvoiceError, Register};
use triage::billing::line::Line;
use triage::billing::money::{Currency, share};
use triage::billing::pricing::{Coupon, Off, discount};
use triage::billing::tax::Country;
use triage::billing::webhook::{Notice, Webhook, WebhookError};
use triage::date::Date;

/// More than 100 percent take off all of it, whatever the number: no amount and no percentage overflows.
#[rstest]
#[case::more_than_all(101, 10_000, 10_000)]
#[case::the_highest_percentage(u32::MAX, 10_000_000_000, 10_000_000_000)]
#[case::the_highest_amount(100, i64::MAX, i64::MAX)]
#[case::half_of_the_highest_amount(50, i64::MAX, 4_611_686_018_427_387_904)]
fn a_percentage_takes_off_what_there_is(
    #[case] percent: u32,
    #[case] amount: i64,
    #[case] expected: i64,
) {
    let coupon = Coupon {
        code: "SUMMER".to_owned(),
        off: Off::Percent(percent),
        first: Date::EPOCH,
        last: Date::EPOCH,
    };
    assert_eq!(discount(&coupon, amount, Date::EPOCH), Ok(expected));
}

/// A share that does not fit is the nearest number that does.
#[rstest]
#[case::half_a_cent(1, 1, 2, 1)]
#[case::half_a_cent_of_a_debt(-1, 1, 2, -1)]
#[case::too_much(i64::MAX, 2, 1, i64::MAX)]
#[case::too_little(i64::MIN, 2, 1, i64::MIN)]
#[case::the_largest_product(i64::MIN, i64::MIN, 1, i64::MAX)]
#[case::less_than_half(49, 1, 100, 0)]
fn a_share_never_overflows(
    #[case] amount: i64,
    #[case] numerator: i64,
    #[case] denominator: i64,
    #[case] expected: i64,
) {
    assert_eq!(share(amount, numerator, denominator), expected);
}

/// Two lines of a very high price, and a sum that would not fit: the invoice is refused, and no number is used up.
#[test]
fn an_invoice_that_costs_too_much_is_refused() {
    let mut register = Register::default();
    let refused = register.issue(draft(&[i64::MAX, i64::MAX]), Date::EPOCH);
    assert_eq!(refused, Err(InvoiceError::TooMuch));
    let refused = register.issue(draft(&[100_000_000_000_001]), Date::EPOCH);
    assert_eq!(refused, Err(InvoiceError::TooMuch));
    let highest = register.issue(draft(&[100_000_000_000_000]), Date::EPOCH);
    assert_eq!(highest.map(|invoice| invoice.number), Ok(1));
}

/// The scheme of `Authorization` has no case (RFC 9110 §11.1). The token has.
#[rstest]
#[case::as_written("Bearer key", true)]
#[case::small("bearer key", true)]
#[case::capital("BEARER key", true)]
#[case::another_scheme("Basic key", false)]
#[case::two_spaces("Bearer  key", false)]
#[case::another_token("Bearer KEY", false)]
fn the_scheme_of_a_token_has_no_case(#[case] header: &str, #[case] expected: bool) {
    let answer = Webhook::new("key").accept(Some(header), &body("cents=5"));
    assert_eq!(answer.is_ok(), expected, "{header:?}: {answer:?}");
}

/// A number has digits and nothing else, and a field is there once: the second one could be any sender's.
#[rstest]
#[case::a_plus("cents=+5")]
#[case::a_minus("cents=-5")]
#[case::nothing("cents=")]
#[case::too_much("cents=4294967296")]
#[case::twice("cents=5\ncents=1")]
#[case::not_there("x=5")]
fn an_amount_that_is_not_clear_is_refused(#[case] line: &str) {
    let answer = Webhook::new("key").accept(Some("Bearer key"), &body(line));
    assert_eq!(answer, Err(WebhookError::Field("cents")), "for {line:?}");
}

/// The payer writes the note, with line breaks of their own. None of it is a field.
#[rstest]
#[case::one_line("note=thanks\n", "thanks")]
#[case::none("", "")]
#[case::an_amount_of_their_own("note=thanks\ncents=1\n", "thanks\ncents=1")]
#[case::a_second_note("note=a\nnote=b", "a\nnote=b")]
#[case::with_carriage_returns("note=a\r\ncents=1\r\n", "a\r\ncents=1")]
fn the_note_of_a_payer_overrides_nothing(#[case] note: &str, #[case] expected: &str) {
    let answer = Webhook::new("key").accept(Some("Bearer key"), &(body("cents=5") + note));
    let Notice { amount, note, .. } = answer.expect("the message has no mistake");
    assert_eq!((amount.cents, &*note), (5, expected));
}

/// In front of the amount, the note would hide it: then the message has none.
#[test]
fn a_note_in_front_of_the_amount_is_no_message() {
    let body = "note=thanks\nevent=a\ninvoice=1\ncents=5\ncurrency=EUR\n";
    let answer = Webhook::new("key").accept(Some("Bearer key"), body);
    assert!(matches!(answer, Err(WebhookError::Field(_))), "{answer:?}");
}

/// Every character that ends a line somewhere, or that a terminal obeys, becomes a space.
#[test]
fn a_line_of_the_log_stays_a_line() {
    let mut audit = Audit::default();
    audit.record(
        "provider",
        "payment",
        "a\nb\rc\u{2028}d\u{85}e\u{1b}f\u{2029}",
    );
    assert_eq!(audit.lines(), ["provider payment a b c d e f"]);
}

fn body(line: &str) -> String {
    format!("event=a\ninvoice=1\ncurrency=EUR\n{line}\n")
}

fn draft(nets: &[i64]) -> Draft {
    let line = |net: &i64| Line {
        text: "berth".to_owned(),
        net: *net,
        supplied: Date::EPOCH,
    };
    Draft {
        customer: 7,
        name: "Ada".to_owned(),
        country: Country::Germany,
        currency: Currency::Eur,
        lines: nets.iter().map(line).collect(),
        coupon: None,
    }
}

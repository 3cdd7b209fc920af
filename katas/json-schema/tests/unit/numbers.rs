//! Keywords for numbers. (Validation §6.2)

use rstest::rstest;
use serde_json::{Value, json};

use crate::check::{VALID, check, number, wrong};

/// Two of the limits are good numbers themselves, two are not. A limit says nothing about other types: to allow only numbers,
/// a schema uses `type`.
#[rstest]
#[case::minimum("minimum", 3, 2, "must be at least 3")]
#[case::maximum("maximum", 3, 4, "must be at most 3")]
#[case::exclusive_minimum("exclusiveMinimum", 4, 3, "must be more than 3")]
#[case::exclusive_maximum("exclusiveMaximum", 2, 3, "must be less than 3")]
fn a_limit_is_part_of_the_range_or_not(
    #[case] keyword: &str,
    #[case] good: i32,
    #[case] bad: i32,
    #[case] sentence: &str,
) {
    let schema = json!({keyword: 3});
    assert_eq!(check(schema.clone(), json!(good)), VALID, "{good}");
    let place = format!("/{keyword}");
    assert_eq!(
        check(schema.clone(), json!(bad)),
        wrong(&[("", &place, sentence)]),
        "{bad}"
    );
    assert_eq!(check(schema, json!("3")), VALID, "a string has no size");
}

/// Order numbers and account numbers have sixteen digits and more, and an `f64` cannot tell neighbours among them
/// apart. `Decimal` can: it has all digits of the number as it is written. You write how two of them compare.
#[rstest]
#[case::neighbours(json!(9_007_199_254_740_993_u64), json!(9_007_199_254_740_992_u64), false)]
#[case::more_digits(json!(9), json!(10), true)]
#[case::a_fraction(json!(0.5), json!(0.495), false)]
#[case::a_fraction_with_more_digits(json!(0.5), json!(0.51), true)]
#[case::below_zero(json!(-10), json!(-9), true)]
#[case::further_below_zero(json!(-9), json!(-10), false)]
#[case::on_both_sides_of_zero(json!(-1), json!(1), true)]
#[case::zero_from_above(json!(0), json!(0.001), true)]
#[case::zero_from_below(json!(0), json!(-0.001), false)]
#[case::as_many_digits_as_there_are(json!(u64::MAX), json!(u64::MAX - 1), false)]
#[case::far_apart(json!(1e-300), json!(1e300), true)]
#[case::more_digits_than_a_type_has(
    number("18446744073709551618"),
    number("18446744073709551617"),
    false
)]
#[case::more_digits_behind_the_point(number("0.10000000000000000001"), json!(0.1), false)]
#[case::larger_than_an_f64(number("1e400"), number("2e400"), true)]
fn limits_are_compared_digit_by_digit(
    #[case] minimum: Value,
    #[case] instance: Value,
    #[case] valid: bool,
) {
    let shown = format!("{instance} is at least {minimum}");
    let seen = check(json!({"minimum": minimum}), instance).is_empty();
    assert_eq!(seen, valid, "whether {shown}");
}

/// Eggs come in sixes, and prices in cents. 0.0075 is 75 times 0.0001; in binary neither of them exists, and the remainder
/// of their neighbours is not zero. And 1e308 has more zeros than any type of the machine, but a division by hand needs only
/// the remainder so far.
#[rstest]
#[case::none(json!(6), json!(13), false)]
#[case::a_multiple(json!(6), json!(12), true)]
#[case::zero(json!(10), json!(0), true)]
#[case::below_zero(json!(6), json!(-1200), true)]
#[case::a_fraction_of_it(json!(6), json!(1.5), false)]
#[case::a_multiple_of_a_fraction(json!(1.5), json!(4.5), true)]
#[case::not_in_binary(json!(0.0001), json!(0.0075), true)]
#[case::almost(json!(0.0001), json!(0.00751), false)]
#[case::of_something_tiny(json!(1e-8), json!(12_391_239_123_u64), true)]
#[case::of_something_long(json!(0.123_456_789), json!(1e308), false)]
#[case::with_many_zeros(json!(0.5), json!(1e308), true)]
#[case::with_more_digits_than_a_type_has(json!(2), number("18446744073709551617"), false)]
#[case::with_zeros_without_end(json!(7), number("1e1000000000000"), false)]
#[case::with_as_many_zeros_as_it_needs(json!(8), json!(1000), true)]
fn a_multiple_is_exact(#[case] factor: Value, #[case] instance: Value, #[case] valid: bool) {
    let expected = if valid {
        VALID
    } else {
        wrong(&[(
            "",
            "/multipleOf",
            &format!("must be a multiple of {factor}"),
        )])
    };
    let shown = instance.to_string();
    let seen = check(json!({"multipleOf": factor}), instance);
    assert_eq!(seen, expected, "{shown}");
}

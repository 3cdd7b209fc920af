//! `const` and `enum`, and when two values are equal. (Validation §6.1.2 and §6.1.3)

use rstest::rstest;
use serde_json::{Value, json};

use crate::check::{VALID, check, number, wrong};

/// `const` accepts one value. From here on a schema may have several keywords. All of them count, in the order in which
/// `serde_json` keeps them: by name. (The given `all_keywords` goes over them.)
#[test]
fn a_constant_is_the_one_value_that_will_do() {
    let schema = json!({"const": "EUR"});
    assert_eq!(check(schema, json!("EUR")), VALID, "the value itself");
    assert_eq!(
        check(json!({"const": null}), json!(0)),
        wrong(&[("", "/const", "must be null")]),
        "null is a value too"
    );

    let schema = json!({"type": "string", "const": 7});
    assert_eq!(
        check(schema, json!(8)),
        wrong(&[
            ("", "/const", "must be 7"),
            ("", "/type", "must be a string, not a number"),
        ]),
        "two keywords, two failures"
    );
}

/// `enum` accepts any of several values.
#[test]
fn an_enum_is_a_choice_of_values() {
    let schema = json!({"enum": ["S", "M", 42]});
    assert_eq!(check(schema.clone(), json!(42)), VALID, "the last of them");
    assert_eq!(
        check(schema, json!("42")),
        wrong(&[("", "/enum", r#"must be one of "S", "M", 42"#)]),
        "none of them"
    );
}

/// `1` and `1.0` are one number, so they are one value, in arrays and objects as well. `serde_json` keeps them apart,
/// so you cannot use its `==`. Digits beyond those of an `f64` count too. (Core §4.2.2)
#[rstest]
#[case::written_in_two_ways(json!(1), json!(1.0), true)]
#[case::a_large_number(json!(9_007_199_254_740_993_u64), json!(9_007_199_254_740_992.0), false)]
#[case::in_an_array(json!([1, [2]]), json!([1.0, [2.0]]), true)]
#[case::in_another_order(json!([1, 2]), json!([2, 1]), false)]
#[case::one_more_item(json!([1]), json!([1.0, 2]), false)]
#[case::in_an_object(json!({"a": {"b": 1}}), json!({"a": {"b": 1.0}}), true)]
#[case::one_more_property(json!({"a": 1}), json!({"a": 1.0, "b": 2}), false)]
#[case::another_name(json!({"a": 1}), json!({"b": 1}), false)]
#[case::zero_is_not_false(json!([0]), json!([false]), false)]
#[case::a_minus_before_zero(json!(0), json!(-0.0), true)]
#[case::neighbours_beyond_every_type(
    number("18446744073709551616"),
    number("18446744073709551617"),
    false
)]
#[case::larger_than_an_f64(number("1e400"), number("10E+399"), true)]
fn numbers_are_equal_if_they_are_worth_the_same(
    #[case] one: Value,
    #[case] other: Value,
    #[case] equal: bool,
) {
    let shown = format!("{one} and {other}");
    let seen = [
        check(json!({"const": one}), other.clone()).is_empty(),
        check(json!({"enum": [other]}), one).is_empty(),
    ];
    assert_eq!(seen, [equal; 2], "whether {shown} are equal");
}

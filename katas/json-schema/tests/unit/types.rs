//! `type`. (Validation §6.1.1)

use rstest::rstest;
use serde_json::{Value, json};

use crate::check::{VALID, check, number, wrong};

/// `type` is the first keyword, and most schemas have it. A failure names the keyword's place too: `/type`. Unknown
/// keywords are ignored, so a schema can have its own notes. `format` is ignored too: it only says what is meant. (Core
/// §4.3.1, Validation §7.2.1)
#[test]
fn a_type_is_asked_for() {
    let schema = json!({"type": "string", "colour": "red", "format": "email"});
    assert_eq!(check(schema.clone(), json!("7")), VALID, "a string");
    assert_eq!(
        check(schema, json!(7)),
        wrong(&[("", "/type", "must be a string, not a number")]),
        "a number in place of a string"
    );
}

/// JSON has six types, and nothing turns into another by itself: `"7"` is no number, `0` is not `false`, `null` is not an
/// empty object.
#[rstest]
#[case::number("number", json!(7.5), json!("7.5"), "must be a number, not a string")]
#[case::boolean("boolean", json!(false), json!(0), "must be true or false, not a number")]
#[case::array("array", json!([]), json!(true), "must be an array, not true or false")]
#[case::object("object", json!({}), json!([]), "must be an object, not an array")]
#[case::null("null", json!(null), json!({}), "must be null, not an object")]
#[case::string("string", json!(""), json!(null), "must be a string, not null")]
fn nothing_turns_into_another_type(
    #[case] name: &str,
    #[case] good: Value,
    #[case] bad: Value,
    #[case] sentence: &str,
) {
    let schema = json!({"type": name});
    assert_eq!(check(schema.clone(), good), VALID, "{name}");
    assert_eq!(
        check(schema, bad),
        wrong(&[("", "/type", sentence)]),
        "not {name}"
    );
}

/// JSON knows one kind of number, and an `integer` is a number without a fraction. The value counts, and not how it is
/// written: a program that prints all its numbers with a point sends `1.0`, and means 1.
#[rstest]
#[case::an_integer(json!(1), true)]
#[case::a_fraction(json!(1.5), false)]
#[case::nothing_behind_the_point(json!(1.0), true)]
#[case::larger_than_every_integer_type(json!(1e300), true)]
#[case::a_fraction_that_an_f64_loses(number("9007199254740993.5"), false)]
fn an_integer_is_a_number_without_a_fraction(#[case] instance: Value, #[case] valid: bool) {
    let shown = instance.to_string();
    let failures = check(json!({"type": "integer"}), instance);
    assert_eq!(failures.is_empty(), valid, "whether {shown} is an integer");
}

/// An array of names is a choice, and the sentence has all of them, in the schema's order.
#[test]
fn several_types_are_a_choice() {
    let schema = json!({"type": ["string", "integer"]});
    assert_eq!(check(schema.clone(), json!("a")), VALID, "the first");
    assert_eq!(check(schema.clone(), json!(1)), VALID, "the second");
    assert_eq!(
        check(schema, json!(1.5)),
        wrong(&[("", "/type", "must be a string or an integer, not a number")]),
        "none of the two"
    );
}

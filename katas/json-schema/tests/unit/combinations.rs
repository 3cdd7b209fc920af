//! Keywords that combine schemas. (Core §10.2)

use rstest::rstest;
use serde_json::{Value, json};

use crate::check::{VALID, check, wrong};

/// All schemas have to accept the instance. A failure belongs to a keyword inside them, and names that keyword. (Core
/// §10.2.1.1)
#[test]
fn all_of_reports_the_failures_of_each() {
    let schema = json!({"allOf": [{"minimum": 3}, true, {"type": "string"}]});
    assert_eq!(
        check(schema, json!(2)),
        wrong(&[
            ("", "/allOf/0/minimum", "must be at least 3"),
            ("", "/allOf/2/type", "must be a string, not a number"),
        ]),
        "two of three schemas refuse it"
    );
}

/// At least one schema has to accept the instance. If none does, there is one failure, of `anyOf` itself. (Core
/// §10.2.1.2)
#[test]
fn any_of_asks_for_at_least_one() {
    let schema = json!({"anyOf": [{"minimum": 3}, {"const": 0}, {"multipleOf": 5}]});
    assert_eq!(check(schema.clone(), json!(0)), VALID, "two will have it");
    assert_eq!(
        check(schema, json!(2)),
        wrong(&[(
            "",
            "/anyOf",
            "must be of one of several kinds, and is of none of them"
        )]),
        "none will have it"
    );
}

/// Exactly one schema has to accept the instance; two are as wrong as none. So the validator has to try all of them.
/// (Core §10.2.1.3)
#[rstest]
#[case::none(7, &[("", "/oneOf", "must be of exactly one of several kinds, and is of 0 of them")])]
#[case::one(6, &[])]
#[case::two(30, &[("", "/oneOf", "must be of exactly one of several kinds, and is of 2 of them")])]
#[case::three(60, &[("", "/oneOf", "must be of exactly one of several kinds, and is of 3 of them")])]
fn one_of_asks_for_exactly_one(#[case] instance: i32, #[case] expected: &[(&str, &str, &str)]) {
    let schema = json!({"oneOf": [{"multipleOf": 3}, {"multipleOf": 5}, {"const": 60}]});
    let seen = check(schema, json!(instance));
    assert_eq!(seen, wrong(expected), "{instance}");
}

/// `not` accepts what its schema refuses, and the other way round. (Core §10.2.1.4)
#[test]
fn not_is_the_opposite() {
    let schema = json!({"not": {"type": "null"}});
    assert_eq!(check(schema.clone(), json!(7)), VALID, "it is not null");
    assert_eq!(
        check(schema, json!(null)),
        wrong(&[("", "/not", "must not be of the kind that is forbidden here")]),
        "it is"
    );
}

/// `if` rejects nothing. It decides which schema counts: `then` or `else`. A missing one accepts everything. Without
/// `if` neither counts. Their failures come in the place of `if`, since the three keywords belong together. (Core
/// §10.2.2)
#[rstest]
#[case::then_refuses(
    json!({"if": {"minimum": 10}, "then": {"multipleOf": 5}, "else": false}), json!(12),
    &[("", "/then/multipleOf", "must be a multiple of 5")]
)]
#[case::then_accepts(json!({"if": {"minimum": 10}, "then": {"multipleOf": 5}, "else": false}), json!(15), &[])]
#[case::else_refuses(
    json!({"if": {"minimum": 10}, "then": false, "else": {"multipleOf": 2}}), json!(3),
    &[("", "/else/multipleOf", "must be a multiple of 2")]
)]
#[case::no_else(json!({"if": {"minimum": 10}, "then": false}), json!(3), &[])]
#[case::no_then(json!({"if": {"minimum": 10}, "else": false}), json!(12), &[])]
#[case::no_if(json!({"then": {"$ref": "#"}, "else": {"$ref": "#"}}), json!(3), &[])]
#[case::then_in_the_turn_of_if(
    json!({"if": {"minimum": 10}, "multipleOf": 7, "then": {"multipleOf": 5}}), json!(12),
    &[("", "/then/multipleOf", "must be a multiple of 5"), ("", "/multipleOf", "must be a multiple of 7")]
)]
#[case::else_in_the_turn_of_if(
    json!({"else": {"multipleOf": 5}, "exclusiveMinimum": 9, "if": {"minimum": 10}}), json!(8),
    &[("", "/exclusiveMinimum", "must be more than 9"), ("", "/else/multipleOf", "must be a multiple of 5")]
)]
fn a_condition_decides_who_is_asked(
    #[case] schema: Value,
    #[case] instance: Value,
    #[case] expected: &[(&str, &str, &str)],
) {
    let shown = format!("{instance}, according to {schema}");
    assert_eq!(check(schema, instance), wrong(expected), "{shown}");
}

//! Keywords for objects. (Core §10.3.2, Validation §6.5)

use rstest::rstest;
use serde_json::{Value, json};

use crate::check::{VALID, check, wrong};

/// `required` asks whether a property exists, and not for its value. `null` is a value; to forbid it, a schema uses `type`.
/// Each missing name is a failure of the object, since the property has no place yet. (Validation §6.5.3)
#[test]
fn required_properties_are_there_whatever_their_values() {
    let schema = json!({"required": ["price", "name"]});
    let good = json!({"name": null, "price": 1});
    assert_eq!(check(schema.clone(), good), VALID, "null is there");
    assert_eq!(check(schema.clone(), json!("name")), VALID, "no object");
    assert_eq!(
        check(schema, json!({})),
        wrong(&[
            ("", "/required", r#"must have the property "price""#),
            ("", "/required", r#"must have the property "name""#),
        ]),
        "both are missing"
    );
}

/// `properties` says what a property looks like, if it exists. (Core §10.3.2.1)
#[test]
fn a_property_has_a_schema_by_its_name() {
    let schema = json!({"properties": {"price": {"minimum": 0}, "a/b": {"type": "string"}}});
    assert_eq!(
        check(schema.clone(), json!({"size": 1})),
        VALID,
        "no such property"
    );
    assert_eq!(
        check(schema, json!({"price": -1, "a/b": 1})),
        wrong(&[
            (
                "/a~1b",
                "/properties/a~1b/type",
                "must be a string, not a number"
            ),
            ("/price", "/properties/price/minimum", "must be at least 0"),
        ]),
        "two wrong properties"
    );
}

/// A property that `properties` does not name is additional. With `false`, an object with a mistake in a name is
/// rejected. Otherwise the validator would accept the object and ignore the property. `additionalProperties` sees the
/// two keywords beside it, and not those inside an `allOf` or the like. (Core §10.3.2.3)
#[test]
fn additional_properties_are_those_without_a_schema() {
    let schema = json!({"properties": {"name": true}, "additionalProperties": {"type": "integer"}});
    assert_eq!(
        check(schema.clone(), json!({"name": "a", "b": 1})),
        VALID,
        "b is 1"
    );
    assert_eq!(check(schema.clone(), json!(["a"])), VALID, "no object");
    assert_eq!(
        check(schema, json!({"name": "a", "b": "c"})),
        wrong(&[(
            "/b",
            "/additionalProperties/type",
            "must be an integer, not a string"
        )]),
        "b is a string"
    );
    assert_eq!(
        check(json!({"additionalProperties": false}), json!({"nmae": "a"})),
        wrong(&[("/nmae", "/additionalProperties", "is not allowed")]),
        "all are additional"
    );
    for keyword in ["allOf", "anyOf", "oneOf"] {
        let elsewhere =
            json!({keyword: [{"properties": {"name": true}}], "additionalProperties": false});
        assert_eq!(
            check(elsewhere, json!({"name": "a"})),
            wrong(&[("/name", "/additionalProperties", "is not allowed")]),
            "`properties` is not beside it, but in a schema of `{keyword}`"
        );
    }
    assert_eq!(
        check(json!({"unevaluatedProperties": false}), json!({"a": 1})),
        VALID,
        "a keyword that this validator does not do"
    );
}

/// A schema for every property whose name has the pattern in it, somewhere, as in `pattern`. A property that fits a
/// pattern is no longer additional. A name may have several schemas, and all of them count: pattern by pattern, and for
/// each of them property by property. (Core §10.3.2.2)
#[rstest]
#[case::found(
    json!({"patternProperties": {"^n_": {"minimum": 0}}}),
    json!({"n_a": -1, "a": -1}),
    &[("/n_a", "/patternProperties/^n_/minimum", "must be at least 0")]
)]
#[case::somewhere_in_the_name(
    json!({"patternProperties": {"a": {"minimum": 0}}}),
    json!({"bab": -1}),
    &[("/bab", "/patternProperties/a/minimum", "must be at least 0")]
)]
#[case::not_additional(
    json!({"patternProperties": {"^m_": true, "^n_": true}, "additionalProperties": false}),
    json!({"n_a": 1, "a": 1}),
    &[("/a", "/additionalProperties", "is not allowed")]
)]
#[case::with_a_schema_by_name_too(
    json!({"properties": {"n_a": {"maximum": 9}}, "patternProperties": {"^n_": {"minimum": 0}, "a$": {"type": "string"}}}),
    json!({"n_a": -1}),
    &[
        ("/n_a", "/patternProperties/^n_/minimum", "must be at least 0"),
        ("/n_a", "/patternProperties/a$/type", "must be a string, not a number"),
    ]
)]
#[case::no_object(json!({"patternProperties": {"a": false}}), json!(["a"]), &[])]
#[case::by_pattern_and_then_by_property(
    json!({"patternProperties": {"a": false, "b": false}}),
    json!({"ab": 1, "ba": 1}),
    &[
        ("/ab", "/patternProperties/a", "is not allowed"),
        ("/ba", "/patternProperties/a", "is not allowed"),
        ("/ab", "/patternProperties/b", "is not allowed"),
        ("/ba", "/patternProperties/b", "is not allowed"),
    ]
)]
fn a_property_has_schemas_by_patterns_in_its_name(
    #[case] schema: Value,
    #[case] instance: Value,
    #[case] expected: &[(&str, &str, &str)],
) {
    let shown = format!("{instance}, according to {schema}");
    assert_eq!(check(schema, instance), wrong(expected), "{shown}");
}

/// Here the instance is the name itself, as a string. No pointer leads to a name, so the failure is the object's, and its
/// sentence says which name and what is wrong with it: `Reason::PropertyName`. (Core §10.3.2.4)
#[test]
fn names_have_a_schema_too() {
    let schema = json!({"propertyNames": {"maxLength": 3}});
    assert_eq!(
        check(schema.clone(), json!(["long enough"])),
        VALID,
        "no object"
    );
    assert_eq!(
        check(schema, json!({"abc": 1, "price": 1})),
        wrong(&[(
            "",
            "/propertyNames/maxLength",
            r#"has a property "price", whose name must have 3 or fewer characters"#
        )]),
        "one name of two"
    );
    let schema = json!({"propertyNames": false});
    assert_eq!(check(schema.clone(), json!({})), VALID, "no names");
    assert_eq!(
        check(schema, json!({"a": 1})),
        wrong(&[(
            "",
            "/propertyNames",
            r#"has a property "a", whose name is not allowed"#
        )]),
        "no name is allowed"
    );
}

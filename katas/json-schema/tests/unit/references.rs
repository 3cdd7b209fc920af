//! `$ref`, and the names that it can use. (Core §8.2)

use rstest::rstest;
use serde_json::{Value, json};

use crate::check::{VALID, check, wrong};

/// `#` is the whole schema, from within. So a schema can describe a tree, which has no largest depth. The keyword's pointer
/// is the path that was taken, with each `$ref` on it. (`Place::follow_reference` comes next; a `Place` knows its document.)
/// (Core §8.2.3.1, §12.3.1)
#[test]
fn a_schema_can_refer_to_itself() {
    let schema = json!({"type": "object", "properties": {"child": {"$ref": "#"}}});
    let good = json!({"child": {"child": {"child": {}}}});
    assert_eq!(check(schema.clone(), good), VALID, "a tree");
    assert_eq!(
        check(schema, json!({"child": {"child": 7}})),
        wrong(&[(
            "/child/child",
            "/properties/child/$ref/properties/child/$ref/type",
            "must be an object, not a number"
        )]),
        "a tree with a 7 in it"
    );
}

/// A definition that is used twice is written once, under `$defs`, and a JSON Pointer behind the `#` leads to it. The
/// keywords beside `$ref` count as well. (Validators for older drafts ignored them.) `$defs` is only a custom: the
/// pointer may lead to any object or boolean, also below an unknown keyword. (Core §8.2.4, §7.7.1.1)
#[test]
fn a_reference_leads_to_a_definition() {
    let schema = json!({
        "$defs": {"price": {"type": "number"}},
        "properties": {"net": {"$ref": "#/$defs/price", "maximum": 9}},
    });
    assert_eq!(
        check(schema.clone(), json!({"net": "7"})),
        wrong(&[(
            "/net",
            "/properties/net/$ref/type",
            "must be a number, not a string"
        )]),
        "what the definition says"
    );
    assert_eq!(
        check(schema, json!({"net": 10})),
        wrong(&[("/net", "/properties/net/maximum", "must be at most 9")]),
        "what stands beside the reference"
    );
    assert_eq!(
        check(
            json!({"$ref": "#/x/0", "x": [{"type": "string"}]}),
            json!(7)
        ),
        wrong(&[("", "/$ref/type", "must be a string, not a number")]),
        "an object below an unknown keyword"
    );
}

/// The pointer is part of a URI, so it is escaped twice: `~0`, `~1` as in every pointer, and then `%` for characters that a
/// URI does not allow. `uri::resolve` undoes the second. (RFC 6901 §6)
#[rstest]
#[case::a_quote("#/$defs/a%22b", "a\"b")]
#[case::a_slash("#/$defs/a~1b", "a/b")]
#[case::a_tilde("#/$defs/a~0b", "a~b")]
#[case::what_looks_escaped("#/$defs/~01", "~1")]
#[case::a_percent_sign("#/$defs/%25", "%")]
#[case::no_digits_behind_it("#/$defs/%+1", "%+1")]
#[case::nothing("#/$defs/", "")]
fn the_pointer_of_a_reference_is_escaped_twice(#[case] reference: &str, #[case] name: &str) {
    let schema = json!({"$ref": reference, "$defs": {name: {"type": "string"}}});
    assert_eq!(
        check(schema, json!(7)),
        wrong(&[("", "/$ref/type", "must be a string, not a number")]),
        "{reference}"
    );
}

/// An anchor is a name that stays when the schema is moved. It may be in any schema of the document: `References`
/// visits them all when the schema is read. From here on an evaluation only looks a target up, so the code changes its
/// structure. `$dynamicAnchor` is such a name too. Only `$dynamicRef` treats it in another way. (Core §8.2.2)
#[rstest]
#[case::an_anchor("$anchor")]
#[case::a_dynamic_anchor("$dynamicAnchor")]
fn an_anchor_is_a_name_wherever_it_stands(#[case] keyword: &str) {
    let schema = json!({
        "$ref": "#price",
        "$defs": {"a": {"items": {"anyOf": [true, {keyword: "price", "type": "number"}]}}},
    });
    assert_eq!(
        check(schema, json!("7")),
        wrong(&[("", "/$ref/type", "must be a number, not a string")]),
        "a string for a price"
    );
}

/// A schema may have a URI, its `$id`, and a reference anywhere in the document can use it. Nothing is fetched: a URI is a
/// name first, and not always an address. (Core §8.2.1)
#[rstest]
#[case::by_its_id("https://example.com/price")]
#[case::by_a_pointer_from_there("https://example.com/price#/$defs/amount")]
#[case::by_an_anchor_there("https://example.com/price#amount")]
fn an_id_is_a_name_too(#[case] reference: &str) {
    let schema = json!({
        "properties": {"net": {"$ref": reference}},
        "$defs": {"price": {
            "$id": "https://example.com/price",
            "type": "number",
            "$defs": {"amount": {"$anchor": "amount", "type": "number"}},
        }},
    });
    let place = "/properties/net/$ref/type";
    assert_eq!(
        check(schema, json!({"net": "7"})),
        wrong(&[("/net", place, "must be a number, not a string")]),
        "{reference}"
    );
}

/// Below an `$id`, everything is relative to it: a name without a host, a `#`, an anchor, and another `$id`. So you can
/// put a schema into another one, and its references still lead to the same schemas. From the second case on, the place
/// of the reference in the document counts, and not the path that was taken to it. Each wrong target is a string here,
/// or missing. (Core §8.2.1, §9.3.1)
#[rstest]
#[case::names(
    "/$ref/type",
    json!({
        "$id": "https://example.com/shop/product",
        "$ref": "price",
        "$defs": {"p": {"$id": "/shop/price", "type": "number"}},
    })
)]
#[case::a_pointer(
    "/$ref/$ref/type",
    json!({
        "$ref": "https://example.com/price",
        "$defs": {
            "p": {"$id": "https://example.com/price", "$ref": "#/$defs/a", "$defs": {"a": {"type": "number"}}},
            "a": {"type": "string"},
        },
    })
)]
#[case::an_anchor(
    "/$ref/$ref/type",
    json!({
        "$ref": "https://example.com/price",
        "$defs": {
            "a": {"$anchor": "a", "type": "string"},
            "p": {"$id": "https://example.com/price", "$ref": "#a", "items": {"$anchor": "a", "type": "number"}},
        },
    })
)]
#[case::an_id_within_an_id(
    "/$ref/$ref/type",
    json!({
        "$id": "https://example.com/product",
        "$ref": "shop/price",
        "$defs": {
            "a": {"$id": "amount", "type": "string"},
            "p": {"$id": "shop/price", "$ref": "amount", "$defs": {"b": {"$id": "amount", "type": "number"}}},
        },
    })
)]
#[case::below_an_unknown_keyword(
    "/$ref/$ref/type",
    json!({
        "$id": "https://example.com/product",
        "$ref": "#/x/y",
        "x": {"y": {"$ref": "price"}},
        "$defs": {"p": {"$id": "price", "type": "number"}},
    })
)]
#[case::an_id_below_an_unknown_keyword(
    "/$ref/$ref/type",
    json!({
        "$id": "https://example.com/product",
        "$ref": "#/x",
        "x": {"$id": "shop/x", "$ref": "price"},
        "$defs": {
            "a": {"$id": "price", "type": "string"},
            "p": {"$id": "shop/price", "type": "number"},
        },
    })
)]
#[case::the_whole_schema_of_an_id(
    "/$ref/$ref/type",
    json!({
        "$ref": "#/$defs/p/$defs/back",
        "$defs": {"p": {"$id": "https://example.com/price", "type": "number", "$defs": {"back": {"$ref": "#"}}}},
    })
)]
fn a_reference_is_relative_to_the_id_around_it(#[case] keyword: &str, #[case] schema: Value) {
    let shown = schema.to_string();
    let seen = check(schema, json!("7"));
    let expected = wrong(&[("", keyword, "must be a number, not a string")]);
    assert_eq!(seen, expected, "according to {shown}");
}

/// Of some schemas only the verdict counts, and their failures are not reported. References in them still have to be
/// followed. The test should pass at once. It fails if your code does not pass a schema's place on.
#[rstest]
#[case::a_condition(json!({"if": {"$ref": "#/$defs/a"}, "else": false}), json!("ab"), json!("abc"))]
#[case::an_item(json!({"contains": {"$ref": "#/$defs/a"}}), json!([1, "ab"]), json!([1, "abc"]))]
#[case::a_name(json!({"propertyNames": {"$ref": "#/$defs/a"}}), json!({"ab": 1}), json!({"abc": 1}))]
#[case::an_alternative(json!({"oneOf": [false, {"$ref": "#/$defs/a"}]}), json!("ab"), json!("abc"))]
#[case::an_opposite(json!({"not": {"$ref": "#/$defs/a"}}), json!("abc"), json!("ab"))]
fn a_reference_counts_wherever_a_schema_stands(
    #[case] mut schema: Value,
    #[case] good: Value,
    #[case] bad: Value,
) {
    schema["$defs"] = json!({"a": {"type": "string", "maxLength": 2}});
    let shown = schema.to_string();
    let seen = [good, bad].map(|instance| check(schema.clone(), instance).is_empty());
    assert_eq!(seen, [true, false], "good and bad, according to {shown}");
}

/// In an `enum` or a `const` there are values and no schemas, even if they look like schemas. The same goes for the
/// names under `properties`. The test needs no new code, unless yours looks for names where there are no schemas. (Core
/// §8.2.3.1, §9.4.2)
#[test]
fn a_value_that_looks_like_a_reference_is_not_always_one() {
    let value = json!({"$ref": "#/nowhere", "$id": "https://example.com/a", "$anchor": "a"});
    let schema = json!({
        "$ref": "https://example.com/a#a",
        "properties": {"$ref": {"const": value}, "b": {"enum": [value]}},
        "$defs": {"z": {"$id": "https://example.com/a", "$anchor": "a", "required": ["b"]}},
    });
    let good = json!({"$ref": value, "b": value});
    assert_eq!(check(schema.clone(), good), VALID, "values");
    assert_eq!(
        check(schema, json!({"$ref": 7})),
        wrong(&[
            ("", "/$ref/required", r#"must have the property "b""#),
            (
                "/$ref",
                "/properties/$ref/const",
                &format!("must be {value}")
            ),
        ]),
        "a value that is none"
    );
}

//! Two implementations of the same draft, which know nothing of each other.

use json_schema::Schema;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// Few values, so that schemas and documents often meet.
fn value() -> impl Strategy<Value = Value> {
    let scalar = select(vec![
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(1.0),
        json!(2.5),
        json!(-3),
        json!(""),
        json!("a"),
        json!("b/~1"),
        json!("éé"),
        json!("🦀"),
    ]);
    scalar.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::btree_map(name(), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

/// Names of properties, of definitions, and of both.
fn name() -> impl Strategy<Value = String> {
    select(vec!["a", "b", "ab", "a/b~"]).prop_map(str::to_owned)
}

/// A keyword without a schema in it, and its value.
fn assertion() -> BoxedStrategy<(&'static str, Value)> {
    let types = select(vec![
        json!("number"),
        json!("integer"),
        json!("string"),
        json!("array"),
        json!("object"),
        json!(["null", "boolean"]),
        json!(["object", "array", "number"]),
    ]);
    let limit = select(vec![json!(-1), json!(0), json!(1), json!(1.5), json!(2)]);
    let count = select(vec![json!(0), json!(1), json!(2), json!(1.0)]);
    prop_oneof![
        2 => types.prop_map(|types| ("type", types)),
        1 => value().prop_map(|value| ("const", value)),
        1 => prop::collection::vec(value(), 1..4).prop_map(|values| ("enum", json!(values))),
        2 => (select(vec!["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]), limit),
        1 => select(vec![json!(1), json!(0.5), json!(2)]).prop_map(|factor| ("multipleOf", factor)),
        3 => (
            select(vec!["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"]),
            count.clone(),
        ),
        1 => (select(vec!["minContains", "maxContains"]), count),
        1 => select(vec!["a", "^.$", "^[^a]*$", r"\W"]).prop_map(|pattern| ("pattern", json!(pattern))),
        1 => any::<bool>().prop_map(|unique| ("uniqueItems", json!(unique))),
        1 => prop::collection::btree_set(name(), 0..3).prop_map(|names| ("required", json!(names))),
    ]
    .boxed()
}

/// A schema with others in it, which may refer to the definitions `d`, `e` and `f`.
fn schema() -> impl Strategy<Value = Value> {
    let reference = select(vec![
        "#/$defs/d",
        "#/$defs/e~1",
        "#e",
        "../f",
        "https://example.com/f#f",
    ]);
    let leaf = prop_oneof![
        1 => any::<bool>().prop_map(Value::Bool),
        8 => prop::collection::vec(assertion(), 1..3).prop_map(of),
        2 => (reference, assertion()).prop_map(|(to, other)| of(vec![("$ref", json!(to)), other])),
    ];
    leaf.prop_recursive(2, 12, 3, |inner| {
        let one = select(vec![
            "items",
            "contains",
            "additionalProperties",
            "propertyNames",
            "not",
            "if",
            "then",
            "else",
        ]);
        let several = select(vec!["prefixItems", "allOf", "anyOf", "oneOf"]);
        let patterns = select(vec!["a", "^b", "b$"]).prop_map(str::to_owned);
        let by_name = prop::collection::btree_map(name(), inner.clone(), 1..3);
        let by_pattern = prop::collection::btree_map(patterns, inner.clone(), 1..3);
        let keyword = prop_oneof![
            3 => (one, inner.clone()),
            3 => (several, prop::collection::vec(inner, 1..4).prop_map(|list| json!(list))),
            2 => by_name.prop_map(|map| ("properties", json!(map))),
            1 => by_pattern.prop_map(|map| ("patternProperties", json!(map))),
            2 => assertion(),
        ];
        prop::collection::vec(keyword, 1..4).prop_map(of)
    })
}

/// A schema with definitions, none of which refers to another, so that no circle can be closed.
fn document() -> impl Strategy<Value = Value> {
    let definition = prop::collection::vec(assertion(), 1..3).prop_map(of);
    let definitions = (definition.clone(), definition.clone(), definition);
    (schema(), definitions).prop_map(|(schema, (d, mut e, mut f))| {
        e["$anchor"] = json!("e");
        f["$anchor"] = json!("f");
        f["$id"] = json!("/f");
        json!({
            "$id": "https://example.com/shop/all",
            "allOf": [schema],
            "$defs": {"d": d, "e/": e, "f": f},
        })
    })
}

fn of(keywords: Vec<(&'static str, Value)>) -> Value {
    let keywords = keywords.into_iter();
    Value::Object(
        keywords
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<Map<_, _>>(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Examples test only what their author knows of the draft. Another implementation had another author. For any schema
    /// and any instance, the two have to agree whether the instance is valid. If they do not, you see a small schema and an
    /// instance on which they differ. This test is a law: it may pass when you come to it, and covers what no example asks.
    /// It does not ask about documents that are no schema, or about nesting that is too deep.
    #[test]
    fn another_implementation_gives_the_same_verdicts(
        schema in document(),
        instances in prop::collection::vec(value(), 8),
    ) {
        let theirs = jsonschema::draft202012::new(&schema).expect("the other implementation reads this schema");
        let ours = Schema::new(schema.clone());
        let ours = ours.unwrap_or_else(|error| panic!("{schema} was refused: {error}"));
        for instance in instances {
            let seen = ours.validate(&instance).is_empty();
            let expected = theirs.is_valid(&instance);
            prop_assert_eq!(seen, expected, "whether {} is valid, according to {}", instance, schema);
        }
    }
}

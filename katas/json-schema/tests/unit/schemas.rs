//! Documents that are not a schema, and the limits of schemas.

use json_schema::{Schema, SchemaError};
use rstest::rstest;
use serde_json::{Map, Value, json};

use crate::check::{VALID, check, with_room, wrong};

/// The result for a schema that should have been rejected in another way, without the inside of the schema.
fn otherwise(result: Result<Schema, SchemaError>) -> String {
    match result {
        Ok(_) => "accepted".to_owned(),
        Err(error) => format!("{error:?}"),
    }
}

/// A schema with a mistake may accept everything: `"minimum": "3"` limits nothing. So `Schema::new` checks a schema by
/// the schema of all schemas, and reports all failures. The pointers are into the schema, which is the instance here.
/// The metaschema itself is read without this check, which would have to read the metaschema first. (Core §8.1.2)
#[rstest]
#[case::no_schema(json!(7), &[r#""": must be an object or true or false, not a number ("/type")"#])]
#[case::a_limit_of_the_wrong_type(
    json!({"items": {"minimum": "3"}}),
    &[r#""/items/minimum": must be a number, not a string ("/properties/items/$ref/properties/minimum/type")"#]
)]
#[case::two_of_them(
    json!({"maxLength": -1, "type": "text"}),
    &[
        r#""/maxLength": must be at least 0 ("/properties/maxLength/$ref/minimum")"#,
        r#""/type": must be one of "null", "boolean", "integer", "number", "string", "array", "object" ("/properties/type/else/$ref/enum")"#,
    ]
)]
#[case::before_a_pattern(
    json!({"maxLength": -1, "pattern": "(a"}),
    &[r#""/maxLength": must be at least 0 ("/properties/maxLength/$ref/minimum")"#]
)]
fn a_schema_is_checked_by_the_schema_of_schemas(#[case] schema: Value, #[case] expected: &[&str]) {
    let shown = schema.to_string();
    let seen = match Schema::new(schema) {
        Err(SchemaError::NotASchema(failures)) => {
            failures.iter().map(ToString::to_string).collect()
        }
        other => vec![otherwise(other)],
    };
    assert_eq!(seen, expected, "{shown}");
}

/// A schema can ask for a schema, by the metaschema's own URI. The metaschema is the one document that needs no definition.
/// (Core §8.1.2)
#[test]
fn the_metaschema_can_be_referred_to() {
    let metaschema = "https://json-schema.org/draft/2020-12/schema";
    let schema = json!({"properties": {"filter": {"$ref": metaschema}}});
    let good = json!({"filter": {"minLength": 1}});
    assert_eq!(check(schema.clone(), good), VALID, "a schema");
    assert_eq!(
        check(schema, json!({"filter": {"minLength": -1}})),
        wrong(&[(
            "/filter/minLength",
            "/properties/filter/$ref/properties/minLength/$ref/minimum",
            "must be at least 0"
        )]),
        "not a schema"
    );
}

/// A reference that leads nowhere is found when the schema is read, and not when the first instance needs it. Another
/// document counts as nowhere: nothing is fetched. This error goes before a circle. The target of a pointer has to pass the
/// metaschema, and in a pointer each `~` is followed by `0` or `1`. (Core §8.2.3.1, RFC 6901 §3)
#[rstest]
#[case::no_such_definition(json!({"$ref": "#/$defs/a"}), "/$ref")]
#[case::no_such_anchor(json!({"items": {"$ref": "#a"}}), "/items/$ref")]
#[case::another_document(json!({"not": {"$ref": "https://example.com/a"}}), "/not/$ref")]
#[case::a_part_of_the_metaschema(json!({"$ref": "https://json-schema.org/draft/2020-12/schema#/$defs/a"}), "/$ref")]
#[case::behind_another_reference(json!({"$ref": "#/x/y", "x": {"y": {"$ref": "#/z"}}}), "/x/y/$ref")]
#[case::no_schema(json!({"$ref": "#/required", "required": ["a"]}), "/$ref")]
#[case::no_pointer(json!({"$ref": "#/$defs/~2", "$defs": {"~2": true}}), "/$ref")]
#[case::almost_a_schema(json!({"$ref": "#/x", "x": {"type": 7}}), "/$ref")]
#[case::before_a_circle(json!({"allOf": [{"$ref": "#"}], "not": {"$ref": "#/z"}}), "/not/$ref")]
fn a_reference_leads_somewhere(#[case] schema: Value, #[case] place: &str) {
    let shown = schema.to_string();
    let seen = match Schema::new(schema) {
        Err(SchemaError::Reference { at, .. }) => at.to_string(),
        other => otherwise(other),
    };
    assert_eq!(seen, place, "{shown}");
}

/// A bad pattern is found when the schema is read, before any reference, and not when the first instance needs it. JavaScript
/// decides what is a pattern: `Pattern` rejects what JavaScript rejects, even if other languages accept it. It also rejects a
/// few patterns that it cannot search for correctly.
/// (Validation §6.3.3, Core §6.4)
#[rstest]
#[case::as_a_value(json!({"items": {"pattern": "(a"}}), "/items/pattern")]
#[case::as_a_name(json!({"patternProperties": {"(a": true}}), "/patternProperties/(a")]
#[case::where_a_reference_leads(json!({"$ref": "#/x", "x": {"pattern": "(a"}}), "/x/pattern")]
#[case::before_a_reference(json!({"$ref": "#/z", "pattern": "(a"}), "/pattern")]
#[case::flags_in_the_pattern(json!({"pattern": "(?i)a"}), "/pattern")]
#[case::a_comment(json!({"pattern": "(?#c)a"}), "/pattern")]
#[case::repeated_twice(json!({"pattern": "a++"}), "/pattern")]
#[case::a_brace_that_is_not_closed(json!({"pattern": "a{1"}), "/pattern")]
#[case::a_sign_in_an_escape(json!({"pattern": r"\u+041"}), "/pattern")]
#[case::a_property_of_another_dialect(json!({"pattern": r"\p{greek}"}), "/pattern")]
#[case::an_edge_in_a_look_back_of_any_length(json!({"pattern": r"(?<=\Ba*)$"}), "/pattern")]
#[case::an_edge_in_a_look_back_for_what_is_not_there(json!({"pattern": r"a(?<!\B\w*)"}), "/pattern")]
#[case::a_look_in_a_look_back_of_any_length(json!({"pattern": "(?<=(?<=a)a*)$"}), "/pattern")]
#[case::a_look_in_a_group_there(json!({"pattern": "(?<=a+(?:b(?!c)))"}), "/pattern")]
fn a_pattern_is_a_regular_expression(#[case] schema: Value, #[case] place: &str) {
    let shown = schema.to_string();
    let seen = match Schema::new(schema) {
        Err(SchemaError::Pattern { at, .. }) => at.to_string(),
        other => otherwise(other),
    };
    assert_eq!(seen, place, "{shown}");
}

/// A tree refers to itself and ends, since each step goes on to a part of the instance. A reference that leads back to itself
/// for the same part never ends, and you need no instance to see it. (Core §9.4.1)
#[rstest]
#[case::at_once(json!({"$ref": "#"}), "/$ref")]
#[case::over_another_one(json!({"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#"}}}), "/$ref")]
#[case::further_on(
    json!({"$ref": "#a", "$defs": {"a": {"$anchor": "a", "$ref": "#b"}, "b": {"$anchor": "b", "$ref": "#a"}}}), "/$defs/a/$ref"
)]
#[case::over_a_combination(json!({"items": {"$anchor": "a", "anyOf": [true, {"$ref": "#a"}]}}), "/items/anyOf/1/$ref")]
#[case::over_a_branch(json!({"if": true, "else": {"$ref": "#"}}), "/else/$ref")]
#[case::over_a_condition(json!({"if": {"$ref": "#"}}), "/if/$ref")]
#[case::over_what_is_forbidden(json!({"not": {"$ref": "#"}}), "/not/$ref")]
#[case::over_one_of_several(json!({"oneOf": [{"type": "null"}, {"$ref": "#"}]}), "/oneOf/1/$ref")]
fn a_reference_does_not_lead_back_to_itself(#[case] schema: Value, #[case] place: &str) {
    let shown = schema.to_string();
    let seen = match Schema::new(schema) {
        Err(SchemaError::Endless { at }) => at.to_string(),
        other => otherwise(other),
    };
    assert_eq!(seen, place, "{shown}");
}

/// An attacker can send an instance that is deeper than any stack. So at most 500 schemas within each other are
/// applied, with the outermost one and those that `$ref` leads to; the stack here has 32 kB for each. The validator
/// accepts nothing unchecked: it reports one failure and no other. If it were an ordinary failure, a `not` would turn
/// it into a yes. So the second case asks for a way past all keywords: the given `give_up`.
#[rstest]
#[case::for_a_list_of_lists(json!({"items": {"$ref": "#"}}))]
#[case::under_a_not(json!({"not": {"items": {"$ref": "#/not"}}}))]
fn a_schema_that_is_too_deep_is_not_accepted(#[case] schema: Value) {
    let deep = (0..3000).fold(json!(7), |inside, _| Value::Array(vec![inside]));
    let shown = schema.to_string();
    let sentences: Vec<_> = with_room(|| check(schema, deep))
        .into_iter()
        .map(|(_, _, sentence)| sentence)
        .collect();
    let expected = ["cannot be checked: it is nested too deep"];
    assert_eq!(sentences, expected, "3000 lists, according to {shown}");
}

/// The schema has an `items` with a `$ref` in it: two schemas per list, and one for the outermost list. An `allOf`
/// around it adds one more. So the cases have 500 and 501 schemas within each other. Deep is not the same as large: a
/// thousand items side by side are no deeper than one. The test should pass at once, if your last step was right.
#[rstest]
#[case::just_not_too_deep(json!({"allOf": [{"items": {"$ref": "#/allOf/0"}}]}), 249, 1, &[])]
#[case::just_too_deep(
    json!({"items": {"$ref": "#"}}), 250, 1, &["cannot be checked: it is nested too deep"]
)]
#[case::wide(json!({"items": {"$ref": "#"}}), 1, 1000, &[])]
fn deep_is_not_the_same_as_large(
    #[case] schema: Value,
    #[case] depth: usize,
    #[case] width: usize,
    #[case] expected: &[&str],
) {
    let list = (0..depth).fold(json!(7), |inside, _| Value::Array(vec![inside; width]));
    let sentences: Vec<_> = with_room(|| check(schema, list))
        .into_iter()
        .map(|(_, _, sentence)| sentence)
        .collect();
    assert_eq!(sentences, expected, "{depth} lists of {width}");
}

/// A schema can refer twice to a schema that refers twice to another one, and so on. Thirty such schemas are a short
/// document, and the validator would apply a thousand million schemas to each item of a list. `Effort` knows how many
/// are enough for this schema and this instance. The validator accepts nothing unchecked.
#[rstest]
#[case::all_of_them("allOf", json!(7))]
#[case::any_of_them("anyOf", json!(7))]
#[case::of_each_item("allOf", Value::Array(vec![json!(7); 1000]))]
fn a_schema_that_takes_too_many_steps_is_not_accepted(
    #[case] keyword: &str,
    #[case] instance: Value,
) {
    let twice = |next: i32| {
        let reference = json!({"$ref": format!("#/$defs/{next}")});
        json!({keyword: [reference, reference]})
    };
    let mut definitions: Map<_, _> = (0..30)
        .map(|each| (each.to_string(), twice(each + 1)))
        .collect();
    definitions.insert("30".to_owned(), json!({"type": "string"}));
    let first = json!({"$ref": "#/$defs/0"});
    let schema = match &instance {
        Value::Array(_) => json!({"items": first, "$defs": definitions}),
        _ => json!({"allOf": [first], "$defs": definitions}),
    };
    let sentences: Vec<_> = with_room(|| check(schema, instance))
        .into_iter()
        .map(|(_, _, sentence)| sentence)
        .collect();
    let expected = ["cannot be checked: it takes too many steps"];
    assert_eq!(
        sentences, expected,
        "thirty schemas, each asked twice by the one before, in {keyword}"
    );
}

/// With some patterns and texts a search goes back and forth for too long, and an attacker sends just such a text.
/// `Pattern` gives up in time, and that is not a verdict: "not found" would be a guess, with or without a `not`. You
/// already have an answer for "I cannot tell": one failure, which says where it happened, and no other.
#[test]
fn a_pattern_that_takes_too_long_accepts_nothing() {
    let schema = json!({"items": {"not": {"pattern": r"^(a|aa)+\1b$"}}, "maxItems": 1});
    assert_eq!(
        check(schema, json!(["b", "a".repeat(40)])),
        wrong(&[(
            "/1",
            "/items/not/pattern",
            "cannot be checked: a pattern takes too long"
        )]),
        "forty times the letter a"
    );
}

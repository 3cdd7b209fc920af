//! Keywords for arrays. (Core §10.3.1, Validation §6.4)

use rstest::rstest;
use serde_json::{Value, json};

use crate::check::{VALID, check, wrong};

/// A schema within a schema: here it grows from a list of keywords into a tree. A failure of
/// an item says which one, and by which keyword of which schema, so both pointers grow on the way down. Every item is
/// checked, and the second failure is reported like the first.
#[test]
fn every_item_is_checked() {
    let schema = json!({"items": {"type": "string"}});
    assert_eq!(check(schema.clone(), json!({})), VALID, "no array");
    assert_eq!(
        check(schema, json!([1, "a", null])),
        wrong(&[
            ("/0", "/items/type", "must be a string, not a number"),
            ("/2", "/items/type", "must be a string, not null"),
        ]),
        "two of three items"
    );
}

/// Each of the first items has its own meaning, as in a row of a table. `prefixItems` has a schema for each of the
/// first items. The array may be shorter, or longer.
#[test]
fn the_first_items_have_schemas_of_their_own() {
    let schema = json!({"prefixItems": [{"type": "string"}, {"minimum": 1}]});
    assert_eq!(check(schema.clone(), json!(["a"])), VALID, "a shorter one");
    assert_eq!(
        check(schema, json!([7, 0, 0])),
        wrong(&[
            (
                "/0",
                "/prefixItems/0/type",
                "must be a string, not a number"
            ),
            ("/1", "/prefixItems/1/minimum", "must be at least 1"),
        ]),
        "the third one has no schema"
    );
}

/// Beside `prefixItems`, `items` is about the rest; `false` allows no rest. (In drafts before 2020-12 other keywords did
/// this.)
#[test]
fn items_is_about_the_rest() {
    let schema = json!({"prefixItems": [true, {"type": "string"}], "items": false});
    assert_eq!(check(schema.clone(), json!([1, "a"])), VALID, "no rest");
    assert_eq!(
        check(schema, json!([1, "a", 2])),
        wrong(&[("/2", "/items", "is not allowed")]),
        "one item too many"
    );
}

/// `contains` asks for at least one item of a kind. `minContains` asks for another number, which may be 0, and `maxContains`
/// for a limit. The failure names the keyword that failed, in the place of `contains`. Without `contains` the other two ask
/// for nothing. (Core §10.3.1.3, Validation §6.4.4 and §6.4.5)
#[rstest]
#[case::none(
    json!({"contains": {"const": 1}}), json!([0, 2]),
    &[("", "/contains", "must have an item of the kind that is asked for")]
)]
#[case::one(json!({"contains": {"const": 1}}), json!([0, 1]), &[])]
#[case::no_array(json!({"contains": {"const": 1}}), json!("1"), &[])]
#[case::one_is_too_few(
    json!({"contains": {"const": 1}, "minContains": 2}), json!([1]),
    &[("", "/minContains", "must have 2 or more items of the kind that is asked for")]
)]
#[case::two_are_enough(json!({"contains": {"const": 1}, "minContains": 2}), json!([1, 1]), &[])]
#[case::none_is_enough(json!({"contains": {"const": 1}, "minContains": 0}), json!([]), &[])]
#[case::two_are_too_many(
    json!({"contains": {"const": 1}, "maxContains": 1}), json!([1, 0, 1]),
    &[("", "/maxContains", "must have 1 or fewer items of the kind that is asked for")]
)]
#[case::none_where_a_few_are_allowed(
    json!({"contains": {"const": 1}, "maxContains": 1}), json!([]),
    &[("", "/contains", "must have an item of the kind that is asked for")]
)]
#[case::a_limit_with_a_point(
    json!({"contains": {"const": 1}, "minContains": 2.0, "maxContains": 1.0}), json!([1]),
    &[("", "/minContains", "must have 2.0 or more items of the kind that is asked for")]
)]
#[case::without_contains(json!({"minContains": 2, "maxContains": 0}), json!([1]), &[])]
#[case::in_the_turn_of_contains(
    json!({"contains": {"const": 1}, "enum": [[2]], "minContains": 2}), json!([1]),
    &[
        ("", "/minContains", "must have 2 or more items of the kind that is asked for"),
        ("", "/enum", "must be one of [2]"),
    ]
)]
#[case::another_limit_with_a_point(
    json!({"contains": {"const": 1}, "maxContains": 1.0}), json!([1, 1]),
    &[("", "/maxContains", "must have 1.0 or fewer items of the kind that is asked for")]
)]
fn as_many_items_as_asked_for_are_of_a_kind(
    #[case] schema: Value,
    #[case] instance: Value,
    #[case] expected: &[(&str, &str, &str)],
) {
    let shown = format!("{instance}, according to {schema}");
    assert_eq!(check(schema, instance), wrong(expected), "{shown}");
}

/// No item may occur twice. You know already when values are equal: `1` and `1.0` are one number, `1` and `true` are
/// not. The sentence names the first two that are equal: of all such pairs the one with the smallest second index.
/// (Validation §6.4.3)
#[rstest]
#[case::twice(json!([1, 2, 1]), &[("", "/uniqueItems", "must not have the same item twice (0 and 2)")])]
#[case::all_different(json!([1, 2, 3]), &[])]
#[case::two_types(json!([1, true, 0, false, "1", null]), &[])]
#[case::written_in_two_ways(json!([{"a": 1}, {"a": 1.0}]), &[("", "/uniqueItems", "must not have the same item twice (0 and 1)")])]
#[case::the_first_two_of_several(json!([2, 1, 1, 2]), &[("", "/uniqueItems", "must not have the same item twice (1 and 2)")])]
#[case::no_array(json!("aa"), &[])]
fn unique_items_differ_by_value(#[case] instance: Value, #[case] expected: &[(&str, &str, &str)]) {
    let shown = instance.to_string();
    assert_eq!(
        check(json!({"uniqueItems": false}), instance.clone()),
        VALID,
        "`uniqueItems` is false"
    );
    let seen = check(json!({"uniqueItems": true}), instance);
    assert_eq!(seen, wrong(expected), "{shown}");
}

/// A catalogue may have 20,000 items, and to compare each with every other one takes 200 million comparisons. So look
/// each item up among those before it. For that a value needs a hash or an order that is the same for `1` and `1.0`, as
/// the given `Item` has. (If you do so already, it is green. If you do not, it runs into its limit.)
#[test]
fn many_items_are_not_compared_in_pairs() {
    let mut items: Vec<_> = (0..20_000).map(|id| json!({"id": id})).collect();
    items.push(json!({"id": 19_999.0}));
    assert_eq!(
        check(json!({"uniqueItems": true}), Value::Array(items)),
        wrong(&[(
            "",
            "/uniqueItems",
            "must not have the same item twice (19999 and 20000)"
        )]),
        "20,000 different items and one more"
    );
}

/// Lists of empty lists differ only in their shape, so a hash has to say where each list ends. Otherwise `[[], []]` and
/// `[[[]]]` have the same hash, and so have all the 20,000 lists here. (If yours does so already, it is green.)
#[test]
fn many_lists_of_lists_are_not_compared_in_pairs() {
    let shape = |number: u32| {
        (0..15).fold(json!([[]]), |inside, bit| match number >> bit & 1 {
            0 => json!([inside, []]),
            _ => json!([[], inside]),
        })
    };
    let mut items: Vec<_> = (0..20_000).map(shape).collect();
    items.push(shape(19_999));
    assert_eq!(
        check(json!({"uniqueItems": true}), Value::Array(items)),
        wrong(&[(
            "",
            "/uniqueItems",
            "must not have the same item twice (19999 and 20000)"
        )]),
        "20,000 different shapes and one more"
    );
}

/// Four keywords that count what is in front of them, items or properties. The limit itself is allowed. (Validation §6.4
/// and §6.5)
#[rstest]
#[case::too_few_items("minItems", json!([1, 2]), json!([1]), "must have 2 or more items")]
#[case::too_many_items("maxItems", json!([1, 2]), json!([1, 2, 3]), "must have 2 or fewer items")]
#[case::too_few_properties(
    "minProperties", json!({"a": 1, "b": 2}), json!({"a": 1}), "must have 2 or more properties"
)]
#[case::too_many_properties(
    "maxProperties", json!({"a": 1, "b": 2}), json!({"a": 1, "b": 2, "c": 3}), "must have 2 or fewer properties"
)]
fn items_and_properties_are_counted(
    #[case] keyword: &str,
    #[case] good: Value,
    #[case] bad: Value,
    #[case] sentence: &str,
) {
    let schema = json!({keyword: 2});
    assert_eq!(check(schema.clone(), good), VALID, "two of them");
    assert_eq!(
        check(schema.clone(), bad.clone()),
        wrong(&[("", &format!("/{keyword}"), sentence)]),
        "not two of them"
    );
    let with_a_point = json!({keyword: 2.0});
    let sentence = sentence.replacen('2', "2.0", 1);
    assert_eq!(
        check(with_a_point, bad),
        wrong(&[("", &format!("/{keyword}"), &sentence)]),
        "2.0 is 2"
    );
    assert_eq!(check(schema, json!("abc")), VALID, "nothing to count");
}

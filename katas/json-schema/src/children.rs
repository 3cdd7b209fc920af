//! Which keywords have schemas in them, and so which schemas a document has.

use serde_json::Value;

use crate::pointer::Pointer;

/// The form of a keyword's value.
#[derive(Clone, Copy)]
enum Holds {
    /// A schema.
    Schema,
    /// An array of schemas.
    List,
    /// An object whose values are schemas.
    Map,
}

/// The keywords with schemas in them, and whether these are for the same part of the instance (`allOf`). If not, they
/// are for a part of that part (`items`), or not for the instance at all (`$defs`). The list includes keywords that
/// this validator does not evaluate, because a reference may lead into them.
const KEYWORDS: [(&str, Holds, bool); 20] = [
    ("$defs", Holds::Map, false),
    ("additionalProperties", Holds::Schema, false),
    ("allOf", Holds::List, true),
    ("anyOf", Holds::List, true),
    ("contains", Holds::Schema, false),
    ("contentSchema", Holds::Schema, false),
    ("definitions", Holds::Map, false),
    ("dependentSchemas", Holds::Map, false),
    ("else", Holds::Schema, true),
    ("if", Holds::Schema, true),
    ("items", Holds::Schema, false),
    ("not", Holds::Schema, true),
    ("oneOf", Holds::List, true),
    ("patternProperties", Holds::Map, false),
    ("prefixItems", Holds::List, false),
    ("properties", Holds::Map, false),
    ("propertyNames", Holds::Schema, false),
    ("then", Holds::Schema, true),
    ("unevaluatedItems", Holds::Schema, false),
    ("unevaluatedProperties", Holds::Schema, false),
];

/// A schema within a schema.
#[derive(Debug, Clone)]
pub(crate) struct Child<'s> {
    /// Its place in the document.
    pub(crate) at: Pointer,
    /// The schema itself.
    pub(crate) schema: &'s Value,
    /// Whether it is for the same part of the instance as the schema around it.
    pub(crate) in_place: bool,
}

/// The schema at `at` and all schemas within it, at any depth, each with its place: an outer one before those within
/// it.
pub(crate) fn schemas<'s>(at: &Pointer, schema: &'s Value) -> Vec<(Pointer, &'s Value)> {
    let mut all = vec![(at.clone(), schema)];
    for child in children(at, schema) {
        all.extend(schemas(&child.at, child.schema));
    }
    all
}

/// The schemas directly within the schema at `at`, in the order of their keywords.
pub(crate) fn children<'s>(at: &Pointer, schema: &'s Value) -> Vec<Child<'s>> {
    let mut children = Vec::new();
    for (keyword, holds, in_place) in KEYWORDS {
        let Some(value) = schema.get(keyword) else {
            continue;
        };
        let at = at.child(keyword);
        // Without an `if`, `then` and `else` are ignored.
        let in_place =
            in_place && (!["then", "else"].contains(&keyword) || schema.get("if").is_some());
        let mut add = |at, schema| {
            children.push(Child {
                at,
                schema,
                in_place,
            });
        };
        match (holds, value) {
            (Holds::Schema, schema) => add(at, schema),
            (Holds::List, Value::Array(list)) => {
                for (index, schema) in list.iter().enumerate() {
                    add(at.child(&index.to_string()), schema);
                }
            }
            (Holds::Map, Value::Object(map)) => {
                for (name, schema) in map {
                    add(at.child(name), schema);
                }
            }
            _ => {}
        }
    }
    children
}

//! title: Ignores `patternProperties`
//! severity: critical
//! seen by: unit::objects::a_property_has_schemas_by_patterns_in_its_name
//! rule: `additionalProperties` | a schema for each property that neither `properties` nor `patternProperties` of the same schema covers
//! asks: which properties does `additionalProperties` check beside `patternProperties`?
//!
//! `additionalProperties` knows the names in `properties` and not the patterns. So it refuses objects that the schema
//! was written for.
//!
//! Each of the two keywords alone is right here. A test needs both.

mod keywords {
    mod object {
        fn is_known(_place: &Place<'_, '_>, siblings: &Map<String, Value>, name: &str) -> bool {
            siblings
                .get("properties")
                .and_then(Value::as_object)
                .is_some_and(|properties| properties.contains_key(name))
        }
    }
}

//! title: Does not see patternProperties
//! severity: critical
//! seen by: unit::objects::a_property_has_schemas_by_patterns_in_its_name
//! rule: `additionalProperties` | a schema for each property that neither `properties` nor `patternProperties` of the same schema covers
//! asks: which properties does `additionalProperties` look at when `patternProperties` stands beside it?
//!
//! `additionalProperties` looks at the names in `properties` and forgets the patterns. Objects that the schema was
//! written for are refused.
//!
//! Two keywords beside each other make a test of their own. Each of them alone is right here.

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

//! title: `additionalProperties` sees into `allOf`
//! severity: major
//! seen by: unit::objects::additional_properties_are_those_without_a_schema
//! rule: `additionalProperties` | a schema for each property that neither `properties` nor `patternProperties` of the same schema covers
//! asks: which keywords does `additionalProperties` look at?
//!
//! The author expects that `allOf` inherits properties, as a class does. So this code accepts properties that the
//! schema forbids, and they reach the program behind the validator. `additionalProperties` knows only the two keywords
//! beside it; `unevaluatedProperties` is the keyword that sees further.
//!
//! A test has the property in another schema of the same object.

mod keywords { mod object {
    fn is_known(place: &Place<'_, '_>, siblings: &Map<String, Value>, name: &str) -> bool {
        let names = |keyword| siblings.get(keyword).and_then(Value::as_object);
        names("properties").is_some_and(|properties| properties.contains_key(name))
            || names("patternProperties").is_some_and(|patterns| patterns.keys().any(|pattern| place.is_in(pattern, name)))
            || siblings.get("allOf").and_then(Value::as_array).is_some_and(|schemas| schemas.iter().any(|schema| schema.get("properties").and_then(|properties| properties.get(name)).is_some()))
    }
} }

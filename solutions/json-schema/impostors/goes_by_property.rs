//! title: Goes by property and then by pattern
//! severity: minor
//! seen by: unit::objects::a_property_has_schemas_by_patterns_in_its_name
//! rule: `patternProperties` goes by pattern, then by property.
//! asks: in which order are the failures told when two properties have the same two patterns in their names?
//!
//! The outer loop goes over the document, since that is what is checked. All failures are told, and in another order than
//! promised: whoever compares two reports sees a difference where there is none.
//!
//! With one property, or with one pattern, both loops say the same. It takes two of each.

mod keywords {
    mod object {
        pub(crate) fn pattern_properties<'s>(
            place: &Place<'_, 's>,
            schemas: &'s Value,
            instance: &Value,
        ) -> Vec<Failure> {
            let (Some(schemas), Some(object)) = (schemas.as_object(), instance.as_object()) else {
                return Vec::new();
            };
            let mut failures = Vec::new();
            for (name, value) in object {
                for (pattern, schema) in schemas {
                    let place = place.within(pattern);
                    if place.is_in(pattern, name) {
                        failures.append(&mut place.about(name).evaluate(schema, value));
                    }
                }
            }
            failures
        }
    }
}

//! title: Reports by property instead of by pattern
//! severity: minor
//! seen by: unit::objects::a_property_has_schemas_by_patterns_in_its_name
//! rule: `patternProperties` goes by pattern, then by property.
//! asks: in which order are the failures of two properties that both match the same two patterns?
//!
//! The outer loop runs over the properties of the instance. The code reports all failures, but in another order than
//! the rules say. A tool that compares two reports sees a difference where none is.
//!
//! With one property or one pattern both loops give the same order. A test needs two of each.

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

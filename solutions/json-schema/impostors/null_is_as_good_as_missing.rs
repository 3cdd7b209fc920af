//! title: Takes null for missing
//! severity: major
//! seen by: unit::objects::required_properties_are_there_whatever_their_values
//! rule: `required` | these properties; a property that is `null` exists
//! asks: is a required property there whose value is `null`?
//!
//! A required property with the value `null` is reported as missing. It is there: whether `null` is allowed is a
//! question for `type`. A client that says "no date" in the way that was agreed on is refused.
//!
//! JSON has two ways to say nothing, and they are not the same. A test puts `null` where something is required.

mod keywords {
    mod object {
        pub(crate) fn required(
            place: &Place<'_, '_>,
            names: &Value,
            instance: &Value,
        ) -> Vec<Failure> {
            let (Some(names), Some(object)) = (names.as_array(), instance.as_object()) else {
                return Vec::new();
            };
            names
                .iter()
                .filter_map(Value::as_str)
                .filter(|name| object.get(*name).is_none_or(Value::is_null))
                .map(|name| place.failure(Reason::Required(name.to_owned())))
                .collect()
        }
    }
}

//! title: Treats `null` as missing
//! severity: major
//! seen by: unit::objects::required_properties_are_there_whatever_their_values
//! rule: `required` | these properties; a property that is `null` exists
//! asks: does an object have a required property if its value is `null`?
//!
//! The code reports a required property with the value `null` as missing. But the object has the property, and `type`
//! decides whether `null` is allowed. A client that sends `null` for "no date", as agreed, is refused.
//!
//! JSON has two ways to say "nothing", and they differ. A test has `null` in a required property.

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

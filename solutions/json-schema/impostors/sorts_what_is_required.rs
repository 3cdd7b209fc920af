//! title: Sorts the required names
//! severity: minor
//! seen by: unit::objects::required_properties_are_there_whatever_their_values
//! rule: Failures of one keyword come in the order of its value, then in the order of the instance.
//! asks: in which order are several failures of one keyword?
//!
//! The code puts the names into a sorted set. A form shows its fields in the order of the schema, and its errors in
//! another one.
//!
//! A test needs names that are not in alphabetical order.

mod keywords { mod object {
    pub(crate) fn required(place: &Place<'_, '_>, names: &Value, instance: &Value) -> Vec<Failure> {
        let (Some(names), Some(object)) = (names.as_array(), instance.as_object()) else { return Vec::new(); };
        let names: std::collections::BTreeSet<&str> = names.iter().filter_map(Value::as_str).collect();
        names.into_iter().filter(|name| !object.contains_key(*name)).map(|name| place.failure(Reason::Required(name.to_owned()))).collect()
    }
} }

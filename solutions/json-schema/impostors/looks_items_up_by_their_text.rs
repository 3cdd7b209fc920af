//! title: Looks items up by their text
//! severity: minor
//! seen by: unit::arrays::unique_items_differ_by_value
//! rule: `enum`, `const` | one of these values, or this value; `1` equals `1.0`, and `0` does not equal `false`
//! asks: are two items the same that are one number, written in two ways?
//!
//! A value has no hash, so its JSON is taken in place of it. That is quick, and two items are found if they are written in
//! the same way. `1` and `1.0` are one number, and their texts are two.
//!
//! Whoever makes a search faster changes what "equal" means without noticing. The example that was there for the slow one
//! notices, if it was not only about numbers that look the same.

mod keywords {
    mod array {
        pub(crate) fn unique_items(unique: &Value, instance: &Value) -> Option<Reason> {
            let items = instance.as_array()?;
            if *unique != Value::Bool(true) {
                return None;
            }
            let mut seen = HashMap::new();
            items.iter().enumerate().find_map(|(second, item)| {
                let first = seen.insert(item.to_string(), second)?;
                Some(Reason::UniqueItems { first, second })
            })
        }
    }
}

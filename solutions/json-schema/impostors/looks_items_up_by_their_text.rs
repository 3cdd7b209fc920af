//! title: Compares items by their text
//! severity: minor
//! seen by: unit::arrays::unique_items_differ_by_value
//! rule: `enum`, `const` | one of these values, or this value; `1` equals `1.0`, and `0` does not equal `false`
//! asks: are two items equal if they are the same number in two notations?
//!
//! A value has no hash, so the code puts its JSON text into a set. That is quick, and finds items with the same text.
//! `1` and `1.0` are one number with two texts.
//!
//! A faster search can change what "equal" means. The test of the slow search shows it, if one of its cases has one
//! number in two notations.

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

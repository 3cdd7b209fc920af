//! title: Compares neighbours only
//! severity: major
//! seen by: unit::arrays::unique_items_differ_by_value
//! rule: `uniqueItems` | with `true`: no two equal items; the failure names the first two
//! asks: what does `uniqueItems` say of equal items with another item between them?
//!
//! Two equal items are found if they stand side by side. That is what `dedup` does, and it wants a sorted list.
//!
//! `[1, 1]` is the example that everybody writes. `[1, 2, 1]` is the one that shows it.

mod keywords {
    mod array {
        pub(crate) fn unique_items(unique: &Value, instance: &Value) -> Option<Reason> {
            let items = instance.as_array()?;
            if *unique != Value::Bool(true) {
                return None;
            }
            let first = items
                .windows(2)
                .position(|pair| crate::equal::equal(&pair[0], &pair[1]))?;
            Some(Reason::UniqueItems {
                first,
                second: first + 1,
            })
        }
    }
}

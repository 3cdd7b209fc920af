//! title: Compares only neighbours
//! severity: major
//! seen by: unit::arrays::unique_items_differ_by_value
//! rule: `uniqueItems` | with `true`: no two equal items; the failure names the first two
//! asks: does `uniqueItems` find two equal items with another one between them?
//!
//! The code finds two equal items only side by side. `dedup` works like that, and needs a sorted list.
//!
//! `[1, 1]` is the example that comes to mind first. `[1, 2, 1]` shows the mistake.

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

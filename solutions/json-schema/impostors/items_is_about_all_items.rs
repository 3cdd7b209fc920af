//! title: Applies `items` to the first items too
//! severity: major
//! seen by: unit::arrays::items_is_about_the_rest
//! rule: `items` | a schema for each item that `prefixItems` has no schema for
//! asks: which items does `items` check beside `prefixItems`?
//!
//! `items` checks every item, even those that have a schema in `prefixItems`. With `items: false` no tuple is valid.
//!
//! Each keyword alone is right. A test has both.

mod keywords {
    mod array {
        fn prefix(_siblings: &Map<String, Value>) -> usize {
            0
        }
    }
}

//! title: Applies items to the first items too
//! severity: major
//! seen by: unit::arrays::items_is_about_the_rest
//! rule: `items` | a schema for each item that `prefixItems` has no schema for
//! asks: which items does `items` look at when `prefixItems` stands beside it?
//!
//! `items` is asked about every item, those with a schema in `prefixItems` included. With `items: false` no tuple
//! is valid.
//!
//! Each keyword is right alone. A test has both.

mod keywords {
    mod array {
        fn prefix(_siblings: &Map<String, Value>) -> usize {
            0
        }
    }
}

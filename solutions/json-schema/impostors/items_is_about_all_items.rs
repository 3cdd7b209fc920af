//! title: Applies items to the first items too
//! severity: major
//! seen by: unit::arrays::items_is_about_the_rest
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

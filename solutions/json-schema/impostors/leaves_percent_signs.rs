//! title: Leaves percent signs in references
//! severity: minor
//! seen by: unit::references::the_pointer_of_a_reference_is_escaped_twice
//! rule: `#/$defs/price` | the schema at this pointer, which is part of a URI: `%25` means a percent sign
//! asks: where does a pointer in a `$ref` lead when it has an escape of URIs in it?
//!
//! A pointer in a `$ref` stands in a URI, where `"` is `%22` and `%` is `%25`. Looked up as it is written, it leads
//! nowhere.
//!
//! There are two layers of escapes, and a test for one of them does not test the other.

mod uri {
    fn decoded(text: &str) -> String {
        text.to_owned()
    }
}

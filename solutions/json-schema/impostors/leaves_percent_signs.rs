//! title: Does not decode percent signs in references
//! severity: minor
//! seen by: unit::references::the_pointer_of_a_reference_is_escaped_twice
//! rule: `#/$defs/price` | the schema at this pointer, which is part of a URI: `%25` means a percent sign
//! asks: where does a pointer in a `$ref` lead if it has a percent escape?
//!
//! A pointer in a `$ref` is part of a URI, where `"` is `%22` and `%` is `%25`. Without decoding it leads nowhere.
//!
//! A reference has two layers of escapes. A test of one layer does not test the other.

mod uri {
    fn decoded(text: &str) -> String {
        text.to_owned()
    }
}

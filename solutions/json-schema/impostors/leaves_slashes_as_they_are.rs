//! title: Does not escape slashes in names
//! severity: minor
//! seen by: unit::pointers::a_pointer_is_the_names_on_the_way
//! rule: In a pointer `~` is written `~0` and `/` is written `~1`.
//! asks: which pointer has a property with a slash in its name?
//!
//! A property `a/b` gets the pointer `/a/b`, and that stands for a property `b` in an object `a`. So a form marks the
//! wrong field, or none.
//!
//! The verdict is right. Only a test that checks the pointer of a name with a slash shows it.

mod pointer {
    fn escaped(name: &str) -> String {
        name.replace('~', "~0")
    }
}

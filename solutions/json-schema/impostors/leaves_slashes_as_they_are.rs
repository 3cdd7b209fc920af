//! title: Leaves slashes in names as they are
//! severity: minor
//! seen by: unit::pointers::a_pointer_is_the_names_on_the_way
//! rule: In a pointer `~` is written `~0` and `/` is written `~1`.
//! asks: which pointer has a property whose name holds a slash?
//!
//! A property `a/b` has the pointer `/a/b`, which is that of a property `b` in an object `a`. The form marks the
//! wrong field, or none.
//!
//! The verdict is right all the same. Only a test that reads the pointer, for a name with a slash, sees it.

mod pointer {
    fn escaped(name: &str) -> String {
        name.replace('~', "~0")
    }
}

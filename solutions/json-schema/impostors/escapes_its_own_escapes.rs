//! title: Escapes its own escapes
//! severity: minor
//! seen by: unit::pointers::a_pointer_is_the_names_on_the_way
//! rule: In a pointer `~` is written `~0` and `/` is written `~1`.
//! asks: which pointer has a property with a slash or a tilde in its name?
//!
//! The code first replaces `/` by `~1`, and then the new tilde by `~0`. The pointer has `~01`, and that stands for a
//! property named `~1`.
//!
//! If two replacements follow each other, their order matters. RFC 6901 gives it for both directions.

mod pointer {
    fn escaped(name: &str) -> String {
        name.replace('/', "~1").replace('~', "~0")
    }
}

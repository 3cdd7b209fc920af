//! title: Escapes its own escapes
//! severity: minor
//! seen by: unit::pointers::a_pointer_is_the_names_on_the_way
//! rule: In a pointer `~` is written `~0` and `/` is written `~1`.
//! asks: which pointer has a property whose name holds a slash or a tilde?
//!
//! First `/` becomes `~1`, and then its tilde becomes `~0`: the pointer says `~01`, which is the name `~1`.
//!
//! Where two replacements follow each other, the order is part of the rule. RFC 6901 says which goes first, once
//! for each direction.

mod pointer {
    fn escaped(name: &str) -> String {
        name.replace('/', "~1").replace('~', "~0")
    }
}

//! title: Writes letters beyond ASCII without quotes
//! severity: minor
//! seen by: unit::writing::an_assignment_is_quoted_if_it_has_to_be
//! rule: A value of ASCII letters, digits and `_-.:/,*` alone is written as it is.
//! asks: which letters need no quotes?
//!
//! For `char::is_alphanumeric`, `é` is a letter and `²` is a number. Both are written bare. This reader takes them, but
//! other programs that read such files know only ASCII outside quotes.
//!
//! A test of quotes needs letters that are not ASCII, and each sign that is not in the list.

mod writer {
    fn is_plain(character: char) -> bool {
        character.is_alphanumeric() || "_-.:/,*".contains(character)
    }
}

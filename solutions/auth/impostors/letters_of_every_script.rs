//! title: Allows letters of every script in names
//! severity: minor
//! seen by: unit::names::a_text_that_is_no_name_is_refused
//! rule: The name of a user: 1 to 32 of the characters `a` to `z`, `0` to `9`, `-` and `_`.
//! asks: which letters may a name have?
//!
//! `is_alphanumeric` accepts the letters of every language, so a stranger can write `joe` with a Cyrillic `о`. The two
//! names look alike and belong to two users, and readers confuse them. UTS 39 has rules that prevent this;
//! `is_alphanumeric` does not follow them.
//!
//! A test offers a name with a letter that only looks like an ASCII letter.

mod name {
    fn belongs(character: char) -> bool {
        character.is_alphanumeric() || matches!(character, '-' | '_')
    }
}

//! title: Names in letters of every script
//! severity: minor
//! seen by: unit::names::what_is_no_name_is_refused
//! rule: The name of a user: 1 to 32 of the characters `a` to `z`, `0` to `9`, `-` and `_`.
//! asks: which letters may a name have?
//!
//! `is_alphanumeric` is friendly to everybody, and to whoever writes joe with a Cyrillic `о`. Two names that look
//! alike are two people, and readers take them for one. There are rules for doing it well (UTS 39); this is none of
//! them.

mod name {
    fn belongs(character: char) -> bool {
        character.is_alphanumeric() || matches!(character, '-' | '_')
    }
}

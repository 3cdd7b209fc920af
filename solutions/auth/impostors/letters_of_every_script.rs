//! title: Names in letters of every script
//! severity: minor
//! seen by: unit::names::what_is_no_name_is_refused
//!
//! `is_alphanumeric` is friendly to everybody, and to whoever writes joe with a Cyrillic `о`. Two names that look
//! alike are two people, and readers take them for one. There are rules for doing it well (UTS 39); this is none of
//! them.

mod name {
    fn belongs(character: char) -> bool {
        character.is_alphanumeric() || matches!(character, '-' | '_')
    }
}

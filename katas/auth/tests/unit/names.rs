//! The names that people sign in with.

use auth::{Name, NameError};
use rstest::rstest;

/// A name comes out as it went in, but for its capital letters: whoever could be `Joe` beside `joe` could get the
/// letters that are meant for him.
#[rstest]
#[case::a_small_letter("j", "j")]
#[case::capital_letters("Joe-R2_D2", "joe-r2_d2")]
fn a_name_is_kept_in_small_letters(#[case] text: &str, #[case] kept: &str) {
    let name = Name::parse(text).map(|name| name.to_string());
    assert_eq!(name, Ok(kept.to_owned()), "the name {text:?}");
}

/// A name is in every token, in every log and on every page, so there is an end to its length. And it is made of what
/// is allowed, since a list of that is short and complete, and a list of what is not never is. In the fifth case each
/// `о` is Cyrillic: to a reader it looks like another name, and to a computer it is not the same. The last case has the
/// sign for kelvin, of which Unicode makes a small `k`. (Unicode Technical Standard 39)
#[rstest]
#[case::nothing("", NameError::Length { found: 0 })]
#[case::too_long("a-name_with_thirty-three-letters-", NameError::Length { found: 33 })]
#[case::the_longest_but_for_a_space("a-name_with_thirty-two-letters  ", NameError::Character { found: ' ' })]
#[case::a_colon("j:o e", NameError::Character { found: ':' })]
#[case::a_letter_that_looks_like_another("jоjоjоjоjоjоjоjоjоjоjоjо", NameError::Character { found: 'о' })]
#[case::a_sign_that_becomes_a_k("joe\u{212a}", NameError::Character { found: '\u{212a}' })]
fn what_is_no_name_is_refused(#[case] text: &str, #[case] expected: NameError) {
    assert_eq!(Name::parse(text), Err(expected), "the name {text:?}");
}

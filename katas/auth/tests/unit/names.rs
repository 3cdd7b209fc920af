//! The names of users.

use auth::{Name, NameError};
use rstest::rstest;

/// A name is kept as it was typed, but in small letters. If a second user could be `Joe` beside `joe`, they could get
/// joe's mail.
#[rstest]
#[case::a_small_letter("j", "j")]
#[case::capital_letters("Joe-R2_D2", "joe-r2_d2")]
fn a_name_is_kept_in_small_letters(#[case] text: &str, #[case] kept: &str) {
    let name = Name::parse(text).map(|name| name.to_string());
    assert_eq!(name, Ok(kept.to_owned()), "the name {text:?}");
}

/// A name is in every token, in every log and on every page, so its length has a limit. The rule lists the allowed
/// characters: such a list is short and complete, and a list of forbidden ones never is. In the fifth case each `о` is
/// Cyrillic: it looks like the same name to a reader, and is another name to a computer. The last case has the sign for
/// kelvin, which Unicode turns into a small `k`. (Unicode Technical Standard 39)
#[rstest]
#[case::nothing("", NameError::Length { found: 0 })]
#[case::too_long("a-name_with_thirty-three-letters-", NameError::Length { found: 33 })]
#[case::the_longest_but_for_a_space("a-name_with_thirty-two-letters  ", NameError::Character { found: ' ' })]
#[case::a_colon("j:o e", NameError::Character { found: ':' })]
#[case::a_letter_that_looks_like_another("jоjоjоjоjоjоjоjоjоjоjоjо", NameError::Character { found: 'о' })]
#[case::a_sign_that_becomes_a_k("joe\u{212a}", NameError::Character { found: '\u{212a}' })]
fn a_text_that_is_no_name_is_refused(#[case] text: &str, #[case] expected: NameError) {
    assert_eq!(Name::parse(text), Err(expected), "the name {text:?}");
}

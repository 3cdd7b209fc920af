//! A value that can be used and cannot be printed.

use config::Secret;
use rstest::rstest;

/// A secret is there to be used. Whoever does so has to write `expose`, and that word can be searched for in a review.
#[test]
fn a_secret_is_there_for_whoever_asks_for_it() {
    let secret = Secret::new("hunter2");
    assert_eq!(
        secret.expose(),
        &"hunter2",
        "what is exposed is what was kept"
    );
}

/// `Display` is what `{}` prints, into a log or a message. Three stars for every secret, the empty one too: how long a
/// password is, is half of what somebody who guesses it needs. (So the second case is green already.)
#[rstest]
#[case::of_seven_characters("hunter2")]
#[case::of_none("")]
fn display_shows_three_stars_whatever_the_secret(#[case] text: &str) {
    let secret = Secret::new(text.to_owned());
    assert_eq!(format!("{secret}"), "***", "{{}} of the secret {text:?}");
}

/// `Debug` is what `{:?}` prints, and what leaks: every `derive(Debug)` around a secret calls it, and so does every
/// assertion that fails. `{:#?}` prints it on several lines, and `dbg!` uses that.
#[test]
fn debug_shows_three_stars_too() {
    let in_an_option = Some(Secret::new("hunter2"));
    let shown = format!("{in_an_option:?}");
    assert_eq!(shown, "Some(***)", "{{:?}} of a secret in an Option");
    let on_lines = format!("{in_an_option:#?}");
    assert_eq!(on_lines, "Some(\n    ***,\n)", "{{:#?}} of it");
}

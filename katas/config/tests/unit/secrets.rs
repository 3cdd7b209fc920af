//! A value that can be used and cannot be printed.

use config::Secret;
use rstest::rstest;

/// A program must be able to use its secret. To do so, its code has to call `expose`, and you can search for that word
/// in a review.
#[test]
fn expose_returns_the_secret() {
    let secret = Secret::new("hunter2");
    assert_eq!(
        secret.expose(),
        &"hunter2",
        "what is exposed is what was kept"
    );
}

/// `Display` is what `{}` prints, into a log or a message. Every secret prints three stars, the empty one too: the
/// length of a password helps an attacker to guess it. (So the second case passes already.)
#[rstest]
#[case::of_seven_characters("hunter2")]
#[case::of_none("")]
fn display_shows_three_stars_whatever_the_secret(#[case] text: &str) {
    let secret = Secret::new(text.to_owned());
    assert_eq!(format!("{secret}"), "***", "{{}} of the secret {text:?}");
}

/// `Debug` is what `{:?}` prints, and most leaks come from it: every `derive(Debug)` around a secret calls it, and so
/// does every failing assertion. `{:#?}` prints on several lines, and `dbg!` uses that.
#[test]
fn debug_shows_three_stars_too() {
    let in_an_option = Some(Secret::new("hunter2"));
    let shown = format!("{in_an_option:?}");
    assert_eq!(shown, "Some(***)", "{{:?}} of a secret in an Option");
    let on_lines = format!("{in_an_option:#?}");
    assert_eq!(on_lines, "Some(\n    ***,\n)", "{{:#?}} of it");
}

//! What a log must not show.

use auth::Hidden;
use rstest::rstest;

/// Sooner or later a program logs a request and everything in it. Passwords got into the logs of large companies this
/// way, for years, without a line that says `log(password)`. So the text hides itself: `{:?}` prints `Hidden(…)`, and
/// not even the length of the text. (OWASP, Logging Cheat Sheet, "Data to exclude")
#[rstest]
#[case::a_password("correct horse battery")]
#[case::nothing("")]
fn a_hidden_text_does_not_show_up_in_a_log(#[case] text: &str) {
    let printed = format!("{:?}", Hidden::new(text));
    assert_eq!(printed, "Hidden(…)", "what `{{:?}}` prints for {text:?}");
}

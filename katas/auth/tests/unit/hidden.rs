//! What must not show up in a log.

use auth::Hidden;
use rstest::rstest;

/// Sooner or later somebody logs a request, and all that is in it. Passwords got into the logs of large companies this
/// way, for years, and nobody had written `log(password)`. So the text hides itself: `{:?}` prints `Hidden(…)`,
/// whatever is in it, and not even its length. (OWASP, Logging Cheat Sheet, "Data to exclude")
#[rstest]
#[case::a_password("correct horse battery")]
#[case::nothing("")]
fn a_hidden_text_does_not_show_up_in_a_log(#[case] text: &str) {
    let printed = format!("{:?}", Hidden::new(text));
    assert_eq!(printed, "Hidden(…)", "what `{{:?}}` prints for {text:?}");
}

//! What must not show up in a log.

use auth::Hidden;

/// Sooner or later somebody logs a request, and all that is in it. Passwords got into the logs of large companies this
/// way, for years, and nobody had written `log(password)`. So the text hides itself: `{:?}` prints `Hidden(…)`,
/// whatever is in it, and not even its length. (OWASP, Logging Cheat Sheet, "Data to exclude")
#[test]
fn a_hidden_text_does_not_show_up_in_a_log() {
    let password = Hidden::new("correct horse battery");
    assert_eq!(format!("{password:?}"), "Hidden(…)", "what `{{:?}}` prints");
}

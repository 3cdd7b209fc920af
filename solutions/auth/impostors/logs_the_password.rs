//! title: Logs the password
//! severity: critical
//! seen by: unit::hidden::a_hidden_text_does_not_show_up_in_a_log
//! rule: `{:?}` prints a `Hidden` as `Hidden(…)`, so a request can be logged.
//! asks: what does the log show of a request with a password in it?
//!
//! `{:?}` of a `Hidden` shows its text. One line of the server logs a request, and the request has a `Hidden` in it.
//! The code has no `log(password)` anywhere. Still, every reader of the logs sees the password, for as long as the logs
//! are kept.
//!
//! A test prints a whole request with `{:?}`, and looks for the password.

mod hidden {
    impl fmt::Debug for Hidden {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.debug_tuple("Hidden").field(&self.0).finish()
        }
    }
}

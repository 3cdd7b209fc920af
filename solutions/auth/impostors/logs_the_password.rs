//! title: Logs the password
//! severity: critical
//! seen by: unit::hidden::a_hidden_text_does_not_show_up_in_a_log
//! rule: `{:?}` prints a `Hidden` as `Hidden(…)`, so a request can be logged.
//! asks: what stands in the log of a request with a password in it?
//!
//! `#[derive(Debug)]`, as on every other type, and one line in the log that prints the request. Nobody has written
//! `log(password)`, and there it is, for everybody who may read logs, for as long as those are kept.

mod hidden {
    impl fmt::Debug for Hidden {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.debug_tuple("Hidden").field(&self.0).finish()
        }
    }
}

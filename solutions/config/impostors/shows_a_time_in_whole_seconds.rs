//! title: Shows a time in whole seconds
//! severity: minor
//! seen by: unit::showing::a_timeout_is_shown_with_its_unit
//! rule: A timeout is in whole seconds if it can be (`30s`), otherwise in milliseconds.
//! asks: how does the program show a time that is not a whole number of seconds?
//!
//! `as_secs` drops the rest. The program shows 1500 ms as one second and 250 ms as none, so the user sees another
//! timeout than the program uses.
//!
//! A test needs a time that is not a whole number of seconds.

mod show {
    fn time(time: Duration) -> String {
        format!("{}s", time.as_secs())
    }
}

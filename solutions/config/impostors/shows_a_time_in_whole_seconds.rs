//! title: Shows a time in whole seconds
//! severity: minor
//! seen by: unit::showing::a_timeout_is_shown_with_its_unit
//! rule: A timeout is in whole seconds if it can be (`30s`), otherwise in milliseconds.
//! asks: how does a time look that is no whole number of seconds?
//!
//! `as_secs` gives a whole number and drops the rest: a time of 1500 ms is shown as one second, and one of 250 ms as none.
//!
//! What is shown should be what is used. Try a value that the unit does not divide.

mod show {
    fn time(time: Duration) -> String {
        format!("{}s", time.as_secs())
    }
}

//! title: Waits for a clock that was set back
//! severity: major
//! seen by: unit::decide::within_an_hour_there_is_no_second_alert
//! rule: An alert in the future holds nothing up: the clock was set back.
//! asks: what does an alert that lies in the future hold up?
//!
//! `saturating_sub` instead of `-`, so that nothing panics when the clock was set back. But 0 is less than an hour, so
//! the warden keeps silent until the old time comes round again: an hour, or a week.
//!
//! Making a panic go away is not the same as deciding what should happen instead.

mod decide {
    fn is_too_soon(now: Duration, last_alert: Option<Duration>) -> bool {
        last_alert.is_some_and(|last| now.saturating_sub(last) < BETWEEN_ALERTS)
    }
}

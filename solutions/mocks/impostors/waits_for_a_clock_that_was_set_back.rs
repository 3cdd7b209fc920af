//! title: Waits after the clock was set back
//! severity: major
//! seen by: unit::decide::within_an_hour_there_is_no_second_alert
//! rule: An alert in the future holds nothing up: the clock was set back.
//! asks: what does an alert that lies in the future hold up?
//!
//! `saturating_sub` prevents a panic if the clock was set back. But it gives 0, which is less than an hour. The
//! warden sends no alert until the old time comes again, which may take a week.
//!
//! A test needs a last alert in the future, and expects the next alert at once.

mod decide {
    fn is_too_soon(now: Duration, last_alert: Option<Duration>) -> bool {
        last_alert.is_some_and(|last| now.saturating_sub(last) < BETWEEN_ALERTS)
    }
}

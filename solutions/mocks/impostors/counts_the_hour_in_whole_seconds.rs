//! title: Counts the hour in whole seconds
//! severity: minor
//! seen by: unit::decide::within_an_hour_there_is_no_second_alert
//! rule: The hour is exact: a millisecond before its end, the decision is still `TooSoon`.
//! asks: when does the hour end that began between two full seconds?
//!
//! The code drops the fraction of both times and then subtracts. 12:00:00.9 and 13:00:00.1 are 59 minutes and 59.2
//! seconds apart, and the code counts an hour. So the next alert comes too
//! early. And if the clock is set back by half a second, the code may not notice.
//!
//! Tests like full seconds, because they are easy to write. A test whose alert has a fraction sees the mistake.

mod decide {
    fn is_too_soon(now: Duration, last_alert: Option<Duration>) -> bool {
        last_alert
            .and_then(|last| now.as_secs().checked_sub(last.as_secs()))
            .is_some_and(|since| since < BETWEEN_ALERTS.as_secs())
    }
}

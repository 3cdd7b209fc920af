//! title: Still counts a full hour as too soon
//! severity: minor
//! seen by: unit::decide::within_an_hour_there_is_no_second_alert
//! rule: with a level | 60 minutes after the last alert, or later | `Alert`
//! asks: may an alert go out when the last one is exactly an hour old?
//!
//! With `since <= BETWEEN_ALERTS` exactly an hour is still too soon. With a round every ten minutes, the alerts then
//! come every 70 minutes.
//!
//! Only a test with exactly 60 minutes can tell `<` from `<=`.

mod decide {
    fn is_too_soon(now: Duration, last_alert: Option<Duration>) -> bool {
        last_alert
            .and_then(|last| now.checked_sub(last))
            .is_some_and(|since| since <= BETWEEN_ALERTS)
    }
}

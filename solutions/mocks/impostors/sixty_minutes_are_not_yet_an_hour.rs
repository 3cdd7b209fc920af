//! title: Sixty minutes are not yet an hour
//! severity: minor
//! seen by: unit::decide::within_an_hour_there_is_no_second_alert
//! rule: Less than an hour after the last alert there is no other, whatever the level.
//! asks: may an alert go out when the last one is exactly an hour old?
//!
//! `since <= BETWEEN_ALERTS`: after exactly an hour it is still too soon. With a round every ten minutes, "once an
//! hour" is every 70 minutes.
//!
//! `<` or `<=` is decided by an example that lies on the line.

mod decide {
    fn is_too_soon(now: Duration, last_alert: Option<Duration>) -> bool {
        last_alert
            .and_then(|last| now.checked_sub(last))
            .is_some_and(|since| since <= BETWEEN_ALERTS)
    }
}

//! title: Lets a storm break through the quiet hours
//! severity: major
//! seen by: unit::decide::in_quiet_hours_only_a_hurricane_breaks_through
//! rule: gale or storm | in quiet hours | `Quiet`: no alert
//! asks: which levels break through the quiet hours, and which do not?
//!
//! In this code every level from a storm on breaks through. It looks reasonable, but the rule allows only a
//! hurricane. People wake up at night for a storm that could wait.
//!
//! Tests belong on both sides of the limit: a storm and a hurricane in quiet hours.

mod decide {
    pub fn decide(
        wind: Wind,
        now: Duration,
        last_alert: Option<Duration>,
        quiet: Option<QuietHours>,
    ) -> Decision {
        let Some(level) = Level::of(wind) else {
            return Decision::Calm;
        };
        if level < Level::Storm && is_quiet(now, quiet) {
            return Decision::Quiet(level);
        }
        if is_too_soon(now, last_alert) {
            return Decision::TooSoon(level);
        }
        Decision::Alert(level)
    }
}

//! title: A storm wakes everybody
//! severity: major
//! seen by: unit::decide::in_quiet_hours_only_a_hurricane_breaks_through
//! rule: In quiet hours only a hurricane breaks through.
//! asks: which levels break through the quiet hours, and which do not?
//!
//! In quiet hours everything from a storm on breaks through. Somebody found that reasonable, and it may be; but it is
//! not what was agreed.
//!
//! Where the line is drawn is a decision. The two levels next to the line are the tests that hold it.

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

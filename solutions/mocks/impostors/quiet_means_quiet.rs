//! title: Sends no alert at all in quiet hours
//! severity: critical
//! seen by: unit::decide::in_quiet_hours_only_a_hurricane_breaks_through
//! rule: hurricane | in quiet hours | decided by the rows below: only a hurricane breaks through
//! asks: what does the strongest wind do in quiet hours?
//!
//! The simplest rule is that no alert goes out in quiet hours. Users like it until a hurricane takes the roof off.
//!
//! The rule has an exception, and the exception needs a test. Without it the next refactoring may remove it.

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
        if is_quiet(now, quiet) {
            return Decision::Quiet(level);
        }
        if is_too_soon(now, last_alert) {
            return Decision::TooSoon(level);
        }
        Decision::Alert(level)
    }
}

//! title: Quiet means quiet
//! severity: critical
//! seen by: unit::decide::in_quiet_hours_only_a_hurricane_breaks_through
//! rule: In quiet hours only a hurricane breaks through.
//! asks: what does the strongest wind do in quiet hours?
//!
//! In quiet hours there is no alert, whatever comes. It is the simplest rule, and the one that people wish for until
//! the roof is gone.
//!
//! The exception is why the rule may exist. An exception without a test is lost at the next tidying up.

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

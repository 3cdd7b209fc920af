//! title: Alerts for a hurricane in every round
//! severity: major
//! seen by: unit::decide::in_quiet_hours_only_a_hurricane_breaks_through
//! rule: with a level | less than 60 minutes after the last alert | `TooSoon`: no alert, whatever the level
//! asks: what does a hurricane do soon after an alert?
//!
//! A hurricane breaks through the quiet hours. This code also lets it break through the hour between two alerts. The
//! person on duty gets an alert in every round.
//!
//! There are two rules, and an exception from one of them. A test needs a hurricane soon after an alert.

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
        if level == Level::Hurricane {
            return Decision::Alert(level);
        }
        if is_quiet(now, quiet) {
            return Decision::Quiet(level);
        }
        if is_too_soon(now, last_alert) {
            return Decision::TooSoon(level);
        }
        Decision::Alert(level)
    }
}

//! title: Looks at the last alert before the quiet hours
//! freedom: order
//! rule: The first row that fits counts, so `Quiet` goes before `TooSoon`.
//!
//! The README says what the decision is, and not which question comes first. This version asks for the last alert
//! first. If both rules forbid an alert, it still returns `Quiet`.

mod decide {
    pub fn decide(
        wind: Wind,
        now: Duration,
        last_alert: Option<Duration>,
        quiet: Option<QuietHours>,
    ) -> Decision {
        let too_soon = is_too_soon(now, last_alert);
        match Level::of(wind) {
            None => Decision::Calm,
            Some(Level::Hurricane) if too_soon => Decision::TooSoon(Level::Hurricane),
            Some(Level::Hurricane) => Decision::Alert(Level::Hurricane),
            Some(level) if is_quiet(now, quiet) => Decision::Quiet(level),
            Some(level) if too_soon => Decision::TooSoon(level),
            Some(level) => Decision::Alert(level),
        }
    }
}

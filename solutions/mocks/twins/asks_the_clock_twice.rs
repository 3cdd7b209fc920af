//! title: Asks the clock twice, and takes the later time
//! freedom: calls
//! rule: A round asks for the wind, reads the clock, decides and sends the alert, in this order.
//!
//! The code reads the clock after the wind is known and before it decides. The README does not say how often. This
//! version reads it twice.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
            // The later time counts. So a clock that is set back in between does no harm.
            let now = self.clock.now().max(self.clock.now());
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            let mut failures = Vec::new();
            if let Decision::Alert(level) = decision {
                failures = escalate(&self.notifiers, &alert(level, wind))?;
                self.last_alert = Some(now);
            }
            Ok(Report {
                wind,
                decision,
                failures,
            })
        }
    }
}

//! title: Sends the alert before it decides
//! severity: critical
//! seen by: integration::warden::a_fake_knows_that_pauses_take_time_and_a_mock_does_not
//! rule: A round asks for the wind, reads the clock, decides and sends the alert, in this order.
//! asks: which notifier is called in a round whose decision is that no alert goes out?
//!
//! The wind has a level, so the code sends the alert. Only then it looks at the quiet hours and the last alert, for
//! the report. The report is right, and people wake up.
//!
//! A test of the report sees only what the function returns. A mock with `never` sees what it did.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
            let failures = match crate::wind::Level::of(wind) {
                Some(level) => escalate(&self.notifiers, &alert(level, wind))?,
                None => Vec::new(),
            };
            let now = self.clock.now();
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            if matches!(decision, Decision::Alert(_)) {
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

//! title: Alerts twice
//! severity: critical
//! seen by: integration::warden::the_hour_begins_with_an_alert_that_somebody_got
//! rule: Less than an hour after the last alert there is no other, whatever the level.
//! asks: what happens in the next round of the same storm?
//!
//! The alert goes out, and nobody writes down that it did. Ten minutes later there is another one, and by the fourth
//! one the telephone is switched off.
//!
//! A test of one round cannot see it. What is remembered from call to call needs a test with two calls.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
            let now = self.clock.now();
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            let failures = match decision {
                Decision::Alert(level) => escalate(&self.notifiers, &alert(level, wind))?,
                _ => Vec::new(),
            };
            Ok(Report {
                wind,
                decision,
                failures,
            })
        }
    }
}

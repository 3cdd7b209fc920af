//! title: Never writes down that an alert went out
//! severity: critical
//! seen by: integration::warden::the_hour_begins_with_a_delivered_alert
//! rule: with a level | less than 60 minutes after the last alert | `TooSoon`: no alert, whatever the level
//! asks: what happens in the next round of the same storm?
//!
//! The alert goes out, and the warden does not write down the time. Ten minutes later it sends the next one. After
//! the fourth alert the person on duty switches the telephone off.
//!
//! A test of one round cannot see it. Memory between two calls needs a test with two calls.

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

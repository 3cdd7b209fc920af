//! title: An unknown wind ends the hour
//! severity: major
//! seen by: integration::warden::nothing_but_an_hour_ends_the_hour
//! rule: A calm, an unknown wind, another level or quiet hours do not end the hour.
//! asks: what does the warden still know after a round without a wind?
//!
//! If the service does not answer, the code resets the warden, and forgets the last alert with everything else. A
//! service that fails now and then causes an alert after each failure. People who are alerted for nothing ignore the
//! next alert.
//!
//! An error in the middle of a story is easily left out of a test. A sequence of rounds with one failure in it sees the
//! mistake.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let answer = fetch(&self.service, &self.clock, self.rules.retry);
            if answer.is_err() {
                self.last_alert = None;
            }
            let wind = answer?.speed();
            let now = self.clock.now();
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            let failures = match decision {
                Decision::Alert(level) => {
                    let failures = escalate(&self.notifiers, &alert(level, wind))?;
                    self.last_alert = Some(now);
                    failures
                }
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

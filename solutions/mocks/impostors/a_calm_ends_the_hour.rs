//! title: A calm ends the hour
//! severity: major
//! seen by: integration::warden::nothing_but_an_hour_ends_the_hour
//! rule: A calm, an unknown wind, another level or quiet hours do not end the hour.
//! asks: does a calm round change when the next alert may go out?
//!
//! When the wind drops, the code forgets the last alert, as if the storm were over. But a storm has gusts and an eye.
//! The person on duty then gets an alert every time the wind comes back.
//!
//! A test with the same wind in all rounds cannot see it. A test needs a calm round between two windy ones.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
            let now = self.clock.now();
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            let failures = match decision {
                Decision::Alert(level) => {
                    let failures = escalate(&self.notifiers, &alert(level, wind))?;
                    self.last_alert = Some(now);
                    failures
                }
                Decision::Calm => {
                    self.last_alert = None;
                    Vec::new()
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

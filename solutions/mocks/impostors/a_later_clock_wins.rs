//! title: Keeps the later of two alerts after the clock was set back
//! severity: major
//! seen by: integration::warden::the_hour_begins_with_a_delivered_alert
//! rule: The next alert begins a new hour.
//! asks: how many alerts follow while the last one is still in the future?
//!
//! The code keeps the latest time of all alerts. After the clock was set back, that time is in the future, so it holds
//! nothing up. Then each round sends an alert, until the clock has caught up. People get an SMS every ten minutes.
//!
//! A test of one decision sees nothing. It takes two rounds after the clock was set back, and a fake clock that can do
//! that.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
            let now = self.clock.now();
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            let failures = match decision {
                Decision::Alert(level) => {
                    let failures = escalate(&self.notifiers, &alert(level, wind))?;
                    self.last_alert = self.last_alert.max(Some(now));
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

//! title: Has its retries once, for all rounds together
//! severity: critical
//! seen by: integration::warden::nothing_but_an_hour_ends_the_hour
//! rule: `--retries N` | 3 | retries in each round, whatever the rounds before needed
//! asks: how often is the service asked in a second bad round?
//!
//! The warden changes its own rules: after a round without a wind, no retries are left. From then on a single failure
//! makes the wind unknown. The longer the program runs, the less it sees.
//!
//! A test of one round sees nothing, and one with a refusal neither. It takes two rounds that both fail, and a count of
//! the requests.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let observation = fetch(&self.service, &self.clock, self.rules.retry)
                .inspect_err(|_| self.rules.retry.retries = 0)?;
            let wind = observation.speed();
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

//! title: The last round counts
//! severity: major
//! seen by: e2e::trouble::a_bad_round_does_not_end_the_watch
//! rule: Of several rounds the worst counts, and 1 is worse than 3.
//! asks: which exit status has a watch with a bad round between two good ones?
//!
//! The exit status is that of the last round. At eight in the morning the weather is fine, so the night was fine.
//!
//! A summary of several results is a rule of its own. A test in which the worst comes in the middle tells "worst" from
//! "last" and from "first".

mod main {
    fn watch(cli: &Cli, clock: &impl Clock) -> ExitCode {
        let limit = milliseconds(cli.timeout_ms);
        let service = HttpWeather::new(&cli.api, limit);
        let mut warden = Warden::new(service, notifiers(&cli.sms, limit), clock, rules(cli));
        let mut last = Status::Good;
        for round in 0..cli.rounds {
            if round > 0 {
                clock.pause(milliseconds(cli.every_ms));
            }
            last = tell(&warden.round());
        }
        last.into()
    }
}

//! title: A new warden every round
//! severity: critical
//! seen by: e2e::rounds::the_hour_is_remembered_from_round_to_round
//! rule: The program remembers the last alert while it runs, and no longer.
//! asks: what does the program still know of an alert when the next round comes?
//!
//! The warden is made inside the loop, where it is used. Each round begins with one that has never alerted anybody, and
//! the hour is over before it has begun.
//!
//! All the tests of the warden are green, since the warden is right. Where it is put together, only a test of the whole
//! can see.

mod main {
    fn watch(cli: &Cli, clock: &impl Clock) -> ExitCode {
        let limit = milliseconds(cli.timeout_ms);
        let mut worst = Status::Good;
        for round in 0..cli.rounds {
            if round > 0 {
                clock.pause(milliseconds(cli.every_ms));
            }
            let service = HttpWeather::new(&cli.api, limit);
            let mut warden = Warden::new(service, notifiers(&cli.sms, limit), clock, rules(cli));
            worst = worst.max(tell(&warden.round()));
        }
        worst.into()
    }
}

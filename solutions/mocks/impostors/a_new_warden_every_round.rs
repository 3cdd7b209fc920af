//! title: Makes a new warden in every round
//! severity: critical
//! seen by: e2e::rounds::the_hour_is_remembered_from_round_to_round
//! rule: The program remembers the last alert while it runs, and no longer.
//! asks: what does the program still know of an alert when the next round comes?
//!
//! The author makes the warden inside the loop, where it is used. Each round then begins with a warden that knows no
//! alert, so the person on duty gets one in every round of the storm.
//!
//! The warden is right, and all its tests pass. Only a test of the built command with several rounds sees it.

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

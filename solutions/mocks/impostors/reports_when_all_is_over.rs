//! title: Reports when all is over
//! severity: major
//! seen by: e2e::rounds::a_report_is_printed_before_the_next_pause
//! rule: The report is printed before the pause that follows.
//! asks: when can the report of a round be read while the next one has not begun?
//!
//! The rounds are collected, and printed at the end. With one round that is the same. With a thousand, ten minutes apart, nobody
//! reads of the first storm for a week, and a warden that is ended early has said nothing.
//!
//! Output has a time, too. A test that reads it only when the program has ended does not know when it was written.

mod main {
    fn watch(cli: &Cli, clock: &impl Clock) -> ExitCode {
        let limit = milliseconds(cli.timeout_ms);
        let service = HttpWeather::new(&cli.api, limit);
        let mut warden = Warden::new(service, notifiers(&cli.sms, limit), clock, rules(cli));
        let mut rounds = Vec::new();
        for round in 0..cli.rounds {
            if round > 0 {
                clock.pause(milliseconds(cli.every_ms));
            }
            rounds.push(warden.round());
        }
        let worst = rounds.iter().map(tell).max();
        worst.unwrap_or(Status::Good).into()
    }
}

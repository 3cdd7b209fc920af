//! title: Prints all reports at the end
//! severity: major
//! seen by: e2e::rounds::a_report_is_printed_before_the_next_pause
//! rule: The report is printed before the pause that follows.
//! asks: when can the report of a round be read while the next one has not begun?
//!
//! The code collects the rounds and prints them at the end. With one round this is the same. With a thousand rounds,
//! ten minutes apart, the operator reads about the first storm a week later. If the program is stopped early, it has
//! printed nothing.
//!
//! A test that reads the output after the program's end cannot see it. A test has to read it while the program runs.

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

//! The command `mocks`: asks for the wind, and sends an alert if there is a storm.
//!
//! Exit status: 0 after success, 1 if no notifier delivered an alert, 2 for wrong usage, 3 if the weather service
//! did not answer. Of several rounds the worst counts, and 1 is worse than 3.

use std::cell::Cell;
use std::io::{self, Write};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clap::Parser;
use mocks::{
    Clock, HttpSms, HttpWeather, Notifier, QuietHours, Report, Retry, Rules, Warden, WardenError,
};

/// The storm warden: asks a weather service for the wind, and sends an SMS if there is a storm.
#[derive(Debug, Parser)]
#[command(name = "mocks", bin_name = "mocks", version)]
struct Cli {
    /// The address of the weather service, such as `http://127.0.0.1:8080`; it is asked at `/wind`
    #[arg(long, value_name = "URL")]
    api: String,
    /// The address to post an alert to; of several, the next is tried if one fails
    #[arg(long, value_name = "URL", required = true)]
    sms: Vec<String>,
    /// When only a hurricane may wake people, in UTC, such as `22:00-06:00`
    #[arg(long, value_name = "HH:MM-HH:MM")]
    quiet: Option<QuietHours>,
    /// How many times to ask for the wind
    #[arg(long, value_name = "N", default_value_t = 1, allow_negative_numbers = true, value_parser = positive)]
    rounds: u32,
    /// How long to pause between two rounds
    #[arg(long, value_name = "MS", default_value_t = 600_000, allow_negative_numbers = true, value_parser = digits)]
    every_ms: u32,
    /// How many times to ask again in a round
    #[arg(long, value_name = "N", default_value_t = 3, allow_negative_numbers = true, value_parser = digits)]
    retries: u32,
    /// How long to pause before asking again for the first time
    #[arg(long, value_name = "MS", default_value_t = 1000, allow_negative_numbers = true, value_parser = digits)]
    pause_ms: u32,
    /// How long to wait for an answer
    #[arg(long, value_name = "MS", default_value_t = 5000, allow_negative_numbers = true, value_parser = positive)]
    timeout_ms: u32,
    /// Rehearse: begin at this time, in seconds since 1970, and skip every pause
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true, value_parser = digits)]
    now: Option<u32>,
}

/// The machine's clock. One that is set to before 1970 counts as 1970.
#[derive(Debug)]
struct MachineClock;

impl Clock for MachineClock {
    fn now(&self) -> Duration {
        SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
    }

    fn pause(&self, length: Duration) {
        thread::sleep(length);
    }
}

/// A clock for rehearsals: it stands still, and each pause moves it forward at once.
#[derive(Debug)]
struct RehearsalClock(Cell<Duration>);

impl Clock for RehearsalClock {
    fn now(&self) -> Duration {
        self.0.get()
    }

    fn pause(&self, length: Duration) {
        self.0.set(self.0.get() + length);
    }
}

/// A number in digits only. (`parse` alone would also accept `+5`.)
fn digits(text: &str) -> Result<u32, &'static str> {
    let number = text.parse().ok();
    number
        .filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
        .ok_or("give a whole number, in digits, below 2^32")
}

/// The same, and at least 1.
fn positive(text: &str) -> Result<u32, &'static str> {
    match digits(text)? {
        0 => Err("give 1 or more"),
        number => Ok(number),
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.now {
        Some(seconds) => {
            let start = Duration::from_secs(u64::from(seconds));
            watch(&cli, &RehearsalClock(Cell::new(start)))
        }
        None => watch(&cli, &MachineClock),
    }
}

/// Makes its rounds. After a failed round it still makes the next one.
fn watch(cli: &Cli, clock: &impl Clock) -> ExitCode {
    let limit = milliseconds(cli.timeout_ms);
    let service = HttpWeather::new(&cli.api, limit);
    let mut warden = Warden::new(service, notifiers(&cli.sms, limit), clock, rules(cli));
    let mut worst = Status::Good;
    for round in 0..cli.rounds {
        if round > 0 {
            clock.pause(milliseconds(cli.every_ms));
        }
        worst = worst.max(tell(&warden.round()));
    }
    worst.into()
}

/// The gateways, in the order in which they are tried.
fn notifiers(urls: &[String], limit: Duration) -> Vec<Box<dyn Notifier>> {
    urls.iter()
        .map(|url| Box::new(HttpSms::new(url, limit)) as Box<dyn Notifier>)
        .collect()
}

fn rules(cli: &Cli) -> Rules {
    Rules {
        retry: Retry {
            retries: cli.retries,
            pause: milliseconds(cli.pause_ms),
        },
        quiet: cli.quiet,
    }
}

fn milliseconds(number: u32) -> Duration {
    Duration::from_millis(u64::from(number))
}

/// The results of rounds, the best first. An alert that was not delivered is worse than an unknown wind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    Good,
    WindUnknown,
    NoDelivery,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(match status {
            Status::Good => 0,
            Status::WindUnknown => 3,
            Status::NoDelivery => 1,
        })
    }
}

/// Prints the result of a round: the report on standard output, failures on standard error.
fn tell(round: &Result<Report, WardenError>) -> Status {
    match round {
        Ok(report) => {
            say(&mut io::stdout(), &report.to_string());
            for failure in &report.failures {
                say(&mut io::stderr(), &format!("mocks: {failure}"));
            }
            Status::Good
        }
        Err(error) => {
            say(&mut io::stderr(), &format!("mocks: {error}"));
            match error {
                WardenError::Weather(_) => Status::WindUnknown,
                WardenError::NoDelivery(_) => Status::NoDelivery,
            }
        }
    }
}

/// Prints a line. If the stream is closed, the warden still goes on.
fn say(stream: &mut impl Write, line: &str) {
    let _ = writeln!(stream, "{line}");
}

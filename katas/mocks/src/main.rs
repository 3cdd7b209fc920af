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

/// Makes as many rounds as the command line says, with a pause between two of them. Its options go into the warden
/// and its rules. After a failed round it still makes the next one.
///
/// The report of a round is a line on standard output. Each failure is a line on standard error that begins with
/// `mocks: `: a notifier that failed before another one delivered the alert, or the error of a round.
fn watch(cli: &Cli, clock: &impl Clock) -> ExitCode {
    todo!()
}

fn milliseconds(number: u32) -> Duration {
    Duration::from_millis(u64::from(number))
}

/// Prints a line. If the stream is closed, the warden still goes on.
fn say(stream: &mut impl Write, line: &str) {
    let _ = writeln!(stream, "{line}");
}

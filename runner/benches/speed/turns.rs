//! Contestants that are timed in turn: A, B, C, A, B, C … so that a machine that slows down slows all of them.

use std::time::{Duration, Instant};

/// Something that is timed.
pub struct Contestant<'a> {
    /// What it is called in the report.
    pub name: String,
    /// What is done before each time, unmeasured: it is told how often it was called.
    pub prepare: Box<dyn FnMut(usize) + 'a>,
    /// What is timed.
    pub run: Box<dyn FnMut() + 'a>,
}

/// How often each contestant is timed.
pub fn rounds(usual: usize) -> usize {
    std::env::var("ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(usual)
}

/// Times all of them, `warm_up` rounds uncounted first, and prints the medians with their ratios to the first one.
pub fn race(title: &str, rounds: usize, warm_up: usize, mut contestants: Vec<Contestant<'_>>) {
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); contestants.len()];
    let mut call = 0;
    for round in 0..rounds + warm_up {
        for (contestant, times) in contestants.iter_mut().zip(&mut times) {
            (contestant.prepare)(call);
            call += 1;
            let time = timed(&mut contestant.run);
            if round >= warm_up {
                times.push(time);
            }
        }
    }
    println!(
        "\n{title}\n  milliseconds: median of {rounds} (least – most), and how much of it the first one takes"
    );
    let spreads: Vec<_> = times.into_iter().map(Spread::of).collect();
    let own = millis(spreads[0].middle);
    for (contestant, spread) in contestants.iter().zip(&spreads) {
        let middle = millis(spread.middle);
        println!(
            "  {:<44} {middle:>7.0}  ({:.0} – {:.0})  {:.2}",
            contestant.name,
            millis(spread.least),
            millis(spread.most),
            own / middle
        );
    }
}

/// How long something takes.
pub fn timed(run: impl FnOnce()) -> Duration {
    let started = Instant::now();
    run();
    started.elapsed()
}

/// A time in milliseconds.
pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The median of some times, with the least and the most.
pub struct Spread {
    /// Of an even number the greater of the two in the middle.
    pub middle: Duration,
    pub least: Duration,
    pub most: Duration,
}

impl Spread {
    /// # Panics
    /// Without a time.
    pub fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        Self {
            middle: times[times.len() / 2],
            least: times[0],
            most: times[times.len() - 1],
        }
    }
}

//! The gates of all katas in lanes, side by side: the walk-throughs in as many as there are processors, all other gates in
//! one, as long as there are some of each. A replay waits for one rustc most of the time, and cargo lets only one build into a
//! target folder: one after the other they would leave half of the machine idle.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use super::finding::Finding;
use super::subject::Subject;
use super::table::Table;
use super::{api, demo, impostors, prose, solution, starter};
use crate::commands::error::Error;
use crate::os::process;
use crate::run::ran::Ran;

/// The gate that has a lane of its own: the walk-through.
pub const REPLAY: u8 = 6;
/// The gate that reads what authors wrote for people.
pub const PROSE: u8 = 5;
/// The gate that looks at what all others left behind.
pub const LAST: u8 = 7;

/// What was found at a gate.
#[derive(Default)]
pub struct Found {
    /// What is not as it should be.
    pub findings: Vec<Finding>,
    /// Figures that are shown, whether or not something is wrong.
    pub notes: Vec<String>,
    /// Which test catches which impostor, where that was judged.
    pub table: Option<Table>,
    /// How many tests the roster has, where it was run.
    pub tests: Option<usize>,
}

/// A kata's position, a gate's number, and what was found there.
type Entered = (usize, u8, Result<Found, Error>);

/// What was found at the gates, as far as it is known.
pub struct Gates {
    entered: Receiver<Entered>,
    early: BTreeMap<(usize, u8), Result<Found, Error>>,
}

impl Gates {
    /// What was found at that gate, as soon as it is known.
    ///
    /// # Errors
    /// When the machine was in the way.
    pub fn found(&mut self, kata: usize, gate: u8) -> Result<Found, Error> {
        loop {
            if let Some(found) = self.early.remove(&(kata, gate)) {
                return found;
            }
            match self.entered.recv() {
                Ok((kata, gate, found)) => drop(self.early.insert((kata, gate), found)),
                Err(_) => return Err(Error::Report(format!("gate {gate} was never entered"))),
            }
        }
    }
}

/// Gates that one kata after the other is led through.
#[derive(Clone)]
struct Queue {
    gates: Vec<u8>,
    next: Arc<AtomicUsize>,
}

impl Queue {
    fn of(gates: &[u8]) -> Self {
        Self {
            gates: gates.to_vec(),
            next: Arc::default(),
        }
    }
}

/// Enters these gates of the katas at these positions, while what is found is listened to.
///
/// # Errors
/// Those of the listener. Whatever it is that keeps it from listening, the lanes end at their next gate.
pub fn beside<T>(
    subjects: &[Subject<'_>],
    katas: &[usize],
    gates: &[u8],
    listen: impl FnOnce(&mut Gates) -> Result<T, Error>,
) -> Result<T, Error> {
    let (replays, others): (Vec<u8>, Vec<u8>) = gates.iter().partition(|gate| **gate == REPLAY);
    let given_up = AtomicBool::new(false);
    thread::scope(|scope| {
        let (send, entered) = mpsc::channel();
        let (replays, others) = (Queue::of(&replays), Queue::of(&others));
        let lane = |queues: [&Queue; 2]| {
            let (send, given_up) = (send.clone(), &given_up);
            let queues = queues.map(Queue::clone);
            scope.spawn(move || {
                for queue in queues {
                    while let Some(&kata) = katas.get(queue.next.fetch_add(1, Ordering::Relaxed)) {
                        walk(&subjects[kata], kata, &queue.gates, given_up, &send);
                    }
                }
            });
        };
        // An idle lane helps the others.
        for _ in 0..process::processors().min(katas.len()) {
            lane([&replays, &others]);
        }
        lane([&others, &replays]);
        drop(send);
        let early = BTreeMap::new();
        let told = listen(&mut Gates { entered, early });
        given_up.store(true, Ordering::Relaxed);
        told
    })
}

/// Enters those gates of a kata one after the other.
fn walk(
    subject: &Subject<'_>,
    kata: usize,
    gates: &[u8],
    given_up: &AtomicBool,
    send: &Sender<Entered>,
) {
    let mut starter = None;
    for &gate in gates {
        if given_up.load(Ordering::Relaxed) {
            return;
        }
        let found = enter(subject, gate, &mut starter);
        let trouble = found.is_err();
        // The receiver may be gone; ignore that.
        let _ = send.send((kata, gate, found));
        if trouble {
            // It is told in its turn, after the katas before.
            return;
        }
    }
}

fn enter(subject: &Subject<'_>, gate: u8, starter: &mut Option<Ran>) -> Result<Found, Error> {
    let mut found = Found::default();
    match gate {
        1 => {
            let (ran, findings) = starter::check(subject)?;
            *starter = Some(ran);
            found.findings = findings;
        }
        2 => found.findings = solution::check(subject)?,
        3 => found.findings = api::check(subject)?,
        4 => (found.table, found.findings) = impostors::check(subject)?,
        PROSE => {
            let ran = match starter.take() {
                Some(ran) => ran,
                None => starter::check(subject)?.0,
            };
            found.findings = prose::check(subject, starter.insert(ran))?;
        }
        REPLAY => (found.notes, found.findings) = demo::check(subject)?,
        // Alone, the last gate needs a run to look behind.
        _ if starter.is_none() => *starter = Some(starter::check(subject)?.0),
        _ => {}
    }
    found.tests = starter.as_ref().map(|ran| ran.verdict.tests.len());
    Ok(found)
}

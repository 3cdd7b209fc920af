//! How much time a test has had. A wall clock would blame it for what others do: other processes have the processor, or
//! the runner and its tests stand still (Ctrl-Z, a sleeping machine).

use std::collections::HashMap;
use std::thread;
use std::time::{Duration, Instant};

/// The most that counts between two looks at the clock. The runner looks every few milliseconds: what is much longer, it
/// was not there.
const LONGEST_TICK: Duration = Duration::from_millis(100);

/// What a thread has done since it began.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effort {
    /// The time that it had a processor.
    pub computed: Duration,
    /// The time that it could have gone on, and had none.
    pub held_up: Duration,
}

/// What the processes of a group are doing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// By the thread.
    pub threads: HashMap<u32, Effort>,
    /// One of them was stopped by a signal, and waits to be told to go on.
    pub stopped: bool,
    /// One of them runs, waits for a processor or a disk, or is about to end.
    pub busy: bool,
    /// A thread of theirs has a processor, or waits for one.
    pub runnable: bool,
}

/// A test's clock.
#[derive(Debug)]
pub struct Clock {
    last: Instant,
    had: Duration,
    /// What it showed when the processes were looked at.
    had_at_look: Duration,
    threads: Option<HashMap<u32, Effort>>,
    computed: Duration,
}

impl Clock {
    /// Begins at nothing.
    pub fn start() -> Self {
        Self {
            last: Instant::now(),
            had: Duration::ZERO,
            had_at_look: Duration::ZERO,
            threads: None,
            computed: Duration::ZERO,
        }
    }

    /// What it shows now.
    pub fn tick(&mut self) -> Duration {
        self.until(Instant::now())
    }

    /// What it showed at that time, which was not before the last look at it.
    pub fn until(&mut self, now: Instant) -> Duration {
        let passed = now.saturating_duration_since(self.last);
        self.pass(passed);
        self.last = self.last.max(now);
        self.had
    }

    /// That time has passed.
    pub(super) fn pass(&mut self, passed: Duration) {
        self.had += passed.min(LONGEST_TICK);
    }

    /// Takes off what the threads lost to others since they were looked at the last time, and says what it shows then.
    ///
    /// The kernel counts how long a thread waited for a processor only when the thread has got one. So a time in which one
    /// could go on and none did is lost, too.
    pub fn look_at(&mut self, look: Look) -> Duration {
        let starves = look.runnable && self.threads.as_ref() == Some(&look.threads);
        if starves {
            self.had = self.had_at_look;
        }
        self.look(look.threads)
    }

    /// Takes off what the kernel says that the threads lost to others.
    pub fn look(&mut self, threads: HashMap<u32, Effort>) -> Duration {
        let before = self.threads.take().unwrap_or_default();
        let interval = self.had.saturating_sub(self.had_at_look);
        let since = |(thread, now): (&u32, &Effort)| {
            let before = before.get(thread).copied().unwrap_or_default();
            let computed = now.computed.saturating_sub(before.computed);
            // A wait that began before the last look is counted whole, at its end.
            let held_up = now.held_up.saturating_sub(before.held_up);
            Effort {
                computed,
                held_up: held_up.min(interval.saturating_sub(computed)),
            }
        };
        let all = threads.iter().map(since);
        let sum = all.fold(Effort::default(), |sum, one| Effort {
            computed: sum.computed + one.computed,
            held_up: sum.held_up + one.held_up,
        });
        self.computed += sum.computed;
        let processors = thread::available_parallelism().map_or(2, usize::from);
        self.had = self.had.saturating_sub(lost(sum, interval, processors));
        self.had_at_look = self.had;
        if !threads.is_empty() {
            self.threads = Some(threads);
        }
        self.had
    }

    /// The processor's time that was used, as far as it was looked at.
    pub fn computed(&self) -> Option<Duration> {
        self.threads.as_ref().map(|_| self.computed)
    }
}

/// How much of an interval was lost to others. A group that has more threads to run than there are processors holds
/// itself up: that is not lost.
fn lost(sum: Effort, interval: Duration, processors: usize) -> Duration {
    if interval.is_zero() {
        return Duration::ZERO;
    }
    let processors = u32::try_from(processors).unwrap_or(u32::MAX);
    let wanted = (sum.computed + sum.held_up).min(interval * processors);
    let missing = wanted.saturating_sub(sum.computed);
    // Where several threads wanted to run at once, each missed only its share of that.
    let side_by_side = wanted.div_duration_f64(interval).max(1.0);
    missing.div_f64(side_by_side).min(interval)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const fn ms(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[rstest]
    #[case::it_had_a_processor(1000, 0, 0)]
    #[case::it_slept(0, 0, 0)]
    #[case::it_had_a_quarter(250, 750, 750)]
    #[case::it_slept_and_then_waited(10, 10, 10)]
    #[case::two_threads_had_half(1000, 1000, 500)]
    #[case::its_own_threads_were_too_many(2000, 98_000, 0)]
    #[case::too_many_of_its_own_and_half_the_machine(1000, 99_000, 500)]
    #[case::nothing_at_all(0, 1000, 1000)]
    fn what_others_took_is_lost(
        #[case] computed: u64,
        #[case] held_up: u64,
        #[case] expected: u64,
    ) {
        let sum = Effort {
            computed: ms(computed),
            held_up: ms(held_up),
        };
        assert_eq!(lost(sum, ms(1000), 2), ms(expected));
    }

    #[test]
    fn a_time_in_which_the_runner_stood_still_hardly_counts() {
        let mut clock = Clock::start();
        let begun = clock.last;
        assert_eq!(clock.until(begun + ms(10)), ms(10));
        assert_eq!(clock.until(begun + ms(60_000)), ms(110));
        assert_eq!(clock.until(begun + ms(60_020)), ms(130));
    }

    #[test]
    fn a_test_that_has_a_quarter_of_a_processor_has_four_times_as_long() {
        let mut clock = Clock::start();
        let begun = clock.last;
        for round in 1..=10 {
            clock.until(begun + ms(100 * round));
            let effort = Effort {
                computed: ms(25 * round),
                held_up: ms(75 * round),
            };
            clock.look(HashMap::from([(7, effort)]));
        }
        assert_eq!(clock.had, ms(250));
        assert_eq!(clock.computed(), Some(ms(250)));
    }

    #[test]
    fn a_wait_for_a_processor_is_lost_however_often_it_is_looked_at() {
        let effort = |computed, held_up| Effort {
            computed: ms(computed),
            held_up: ms(held_up),
        };
        let look = |effort, runnable| Look {
            threads: HashMap::from([(7, effort)]),
            runnable,
            ..Look::default()
        };
        let mut clock = Clock::start();
        let begun = clock.last;
        clock.until(begun + ms(100));
        assert_eq!(clock.look_at(look(effort(100, 0), true)), ms(100));
        for round in 2..=9 {
            clock.until(begun + ms(100 * round));
            assert_eq!(clock.look_at(look(effort(100, 0), true)), ms(100));
        }
        // It has got one.
        clock.until(begun + ms(1000));
        assert_eq!(clock.look_at(look(effort(150, 850), true)), ms(150));
        // A test that sleeps has its time.
        clock.until(begun + ms(1100));
        assert_eq!(clock.look_at(look(effort(150, 850), false)), ms(250));
    }

    #[test]
    fn where_the_system_does_not_tell_nothing_is_known() {
        let mut clock = Clock::start();
        let begun = clock.last;
        clock.until(begun + ms(90));
        assert_eq!(clock.look(HashMap::new()), ms(90));
        assert_eq!(clock.computed(), None);
    }

    #[test]
    fn a_process_that_has_ended_takes_nothing_back() {
        let mut clock = Clock::start();
        let begun = clock.last;
        let effort = |millis| Effort {
            computed: ms(millis),
            held_up: Duration::ZERO,
        };
        clock.until(begun + ms(90));
        clock.look(HashMap::from([(1, effort(80)), (2, effort(5))]));
        clock.until(begun + ms(180));
        clock.look(HashMap::from([(2, effort(15)), (3, effort(20))]));
        assert_eq!(clock.computed(), Some(ms(115)));
        assert_eq!(clock.had, ms(180));
    }
}

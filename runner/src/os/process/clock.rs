//! How much time a test has had. A wall clock would blame it for what others do: other processes have the processor, or
//! the runner and its tests stand still (Ctrl-Z, a sleeping machine).

use std::collections::HashMap;
use std::thread;
use std::time::{Duration, Instant};

/// The most that counts between two looks at the clock, without the time in which the runner waited for a processor. The
/// runner looks every few milliseconds: if it is much longer, the runner itself was stopped.
const LONGEST_TICK: Duration = Duration::from_millis(100);

/// What a thread has done since it began, and what it does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effort {
    /// The time that it had a processor.
    pub computed: Duration,
    /// The time that it could have gone on, and had none.
    pub held_up: Duration,
    /// It has a processor now, or waits for one.
    pub runnable: bool,
}

impl Effort {
    /// Whether the kernel tells the same times as then.
    fn is_still(&self, then: &Self) -> bool {
        (self.computed, self.held_up) == (then.computed, then.held_up)
    }
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
}

/// A test's clock.
///
/// The kernel tells how long a thread waited for a processor only when the thread has got one. So a wait that goes on
/// during a look is not known yet: it is supposed at first, and put right when it is known.
#[derive(Debug)]
pub struct Clock {
    /// How long this thread of the runner has waited for a processor since it began.
    waited: fn() -> Duration,
    /// What that was at the last look, or at the last long tick.
    had_waited: Duration,
    last: Instant,
    had: Duration,
    /// What it showed when the processes were looked at.
    had_at_look: Duration,
    /// How long ago that was.
    since_look: Duration,
    threads: Option<HashMap<u32, Seen>>,
    computed: Duration,
    processors: u32,
    /// How much of what it showed then may have been a wait that goes on.
    open: Duration,
}

/// A thread at a look.
#[derive(Debug, Clone, Copy)]
struct Seen {
    effort: Effort,
    /// How much of the time before, in which it may have waited for a processor, does not count already.
    off: Duration,
}

/// What threads did between two looks.
#[derive(Debug, Clone, Copy, Default)]
struct Done {
    computed: Duration,
    held_up: Duration,
    /// They were held up before these two looks, too: so much longer than it was taken off, and so much shorter.
    before: Option<(Duration, Duration)>,
}

impl Clock {
    /// Begins at nothing. All looks at it have to be in this thread. `waited` says how long this thread has waited for a
    /// processor since it began.
    pub fn start(waited: fn() -> Duration) -> Self {
        let processors = processors();
        Self {
            waited,
            had_waited: waited(),
            last: Instant::now(),
            had: Duration::ZERO,
            had_at_look: Duration::ZERO,
            since_look: Duration::ZERO,
            threads: None,
            computed: Duration::ZERO,
            processors: u32::try_from(processors).unwrap_or(u32::MAX),
            open: Duration::ZERO,
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
        let waited = if passed > LONGEST_TICK {
            self.waited_meanwhile()
        } else {
            Duration::ZERO
        };
        self.had += passed.min(LONGEST_TICK + waited);
        self.since_look += passed;
    }

    /// How long the runner has waited for a processor since this was asked the last time.
    fn waited_meanwhile(&mut self) -> Duration {
        let before = std::mem::replace(&mut self.had_waited, (self.waited)());
        self.had_waited.saturating_sub(before)
    }

    /// Takes off what the threads lost to others since they were looked at the last time, and says what they had at least.
    pub fn look(&mut self, threads: HashMap<u32, Effort>) -> Duration {
        self.waited_meanwhile();
        let interval = std::mem::take(&mut self.since_look);
        let counted = self.had.saturating_sub(self.had_at_look);
        if !threads.is_empty() {
            self.account(threads, interval, counted);
        }
        self.had_at_look = self.had;
        self.had.saturating_sub(self.open)
    }

    fn account(&mut self, threads: HashMap<u32, Effort>, interval: Duration, counted: Duration) {
        let seen = self.threads.take().unwrap_or_default();
        let is_still = |id, now: &Effort| {
            let then = seen.get(id);
            then.is_some_and(|then| now.is_still(&then.effort))
        };
        let runnable = threads.values().any(|now| now.runnable);
        // One could go on all the time, and none did.
        let starves = threads.iter().all(|(id, now)| is_still(id, now))
            && threads.iter().any(|(id, now)| {
                now.runnable && seen.get(id).is_some_and(|then| then.effort.runnable)
            });
        let done = threads
            .iter()
            .map(|(id, now)| done(seen.get(id), now, interval));
        let done = done.fold(Done::default(), Done::and);
        self.computed += done.computed;
        let lost = if starves {
            interval
        } else {
            lost(done, interval, self.processors)
        };
        // What is much longer than the runner looks at the clock does not count in any case.
        let left = interval.saturating_sub(lost);
        let gained = counted.min(left);
        let (longer, shorter) = done.before.unwrap_or_default();
        // It had at least the time in which its threads computed, all processors at once.
        let least = self.computed / self.processors;
        let before = (self.had_at_look + shorter).saturating_sub(longer);
        self.had = before.max(least.min(self.had_at_look)) + gained;
        if !runnable {
            self.open = Duration::ZERO;
        } else if !starves {
            let open = self.open + shorter + gained.saturating_sub(done.computed);
            self.open = open.saturating_sub(longer).min(interval);
        }
        let keep = |(id, effort): (u32, Effort)| {
            let off = match seen.get(&id) {
                _ if !effort.runnable => Duration::ZERO,
                Some(then) if effort.is_still(&then.effort) => {
                    then.off + interval.saturating_sub(gained)
                }
                _ => left.saturating_sub(gained),
            };
            (id, Seen { effort, off })
        };
        self.threads = Some(threads.into_iter().map(keep).collect());
    }

    /// The processor's time that was used, as far as it was looked at.
    pub fn computed(&self) -> Option<Duration> {
        self.threads.as_ref().map(|_| self.computed)
    }
}

/// What a thread did in an interval, by what the kernel says at its end. A wait that began before the interval is told
/// whole, at its end.
fn done(then: Option<&Seen>, now: &Effort, interval: Duration) -> Done {
    let (was, off) = then.map_or_else(Default::default, |then| (then.effort, then.off));
    let computed = now.computed.saturating_sub(was.computed);
    let waited = now.held_up.saturating_sub(was.held_up);
    let held_up = waited.min(interval.saturating_sub(computed));
    let before = waited.saturating_sub(held_up);
    // Only a thread that could go on at the last look may have waited before it.
    let told = was.runnable && !now.is_still(&was);
    Done {
        computed,
        held_up,
        before: told.then(|| (before.saturating_sub(off), off.saturating_sub(before))),
    }
}

impl Done {
    /// Several threads together lost what the one lost that was held up the longest.
    fn and(self, other: Self) -> Self {
        Self {
            computed: self.computed + other.computed,
            held_up: self.held_up + other.held_up,
            before: match (self.before, other.before) {
                (Some(one), Some(another)) => Some((one.0.max(another.0), one.1.min(another.1))),
                (one, another) => one.or(another),
            },
        }
    }
}

/// How much of an interval was lost to others. A group that has more threads to run than there are processors holds
/// itself up: that is not lost.
fn lost(sum: Done, interval: Duration, processors: u32) -> Duration {
    if interval.is_zero() {
        return Duration::ZERO;
    }
    let wanted = (sum.computed + sum.held_up).min(interval * processors);
    let missing = wanted.saturating_sub(sum.computed);
    // Where several threads wanted to run at once, each missed only its share of that.
    let side_by_side = wanted.div_duration_f64(interval).max(1.0);
    missing.div_f64(side_by_side).min(interval)
}

/// How many processors there are.
pub fn processors() -> usize {
    thread::available_parallelism().map_or(2, usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use std::cell::Cell;
    use std::collections::VecDeque;

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
        let sum = Done {
            computed: ms(computed),
            held_up: ms(held_up),
            ..Done::default()
        };
        assert_eq!(lost(sum, ms(1000), 2), ms(expected));
    }

    #[test]
    fn a_time_in_which_the_runner_stood_still_hardly_counts() {
        let mut clock = Clock::start(|| Duration::ZERO);
        let begun = clock.last;
        assert_eq!(clock.until(begun + ms(10)), ms(10));
        assert_eq!(clock.until(begun + ms(60_000)), ms(110));
        assert_eq!(clock.until(begun + ms(60_020)), ms(130));
    }

    #[test]
    fn a_time_in_which_the_runner_waited_for_a_processor_counts() {
        thread_local! {
            static WAITED: Cell<Duration> = const { Cell::new(Duration::ZERO) };
        }
        let mut clock = Clock::start(|| WAITED.get());
        let begun = clock.last;
        WAITED.set(ms(400));
        assert_eq!(clock.until(begun + ms(450)), ms(450));
        // It waited, and then it was stopped.
        WAITED.set(ms(500));
        assert_eq!(clock.until(begun + ms(60_000)), ms(650));
    }

    #[test]
    fn a_test_that_has_a_quarter_of_a_processor_has_four_times_as_long() {
        let mut clock = Clock::start(|| Duration::ZERO);
        let begun = clock.last;
        for round in 1..=10 {
            clock.until(begun + ms(100 * round));
            let effort = Effort {
                computed: ms(25 * round),
                held_up: ms(75 * round),
                runnable: true,
            };
            clock.look(HashMap::from([(7, effort)]));
        }
        assert_eq!(clock.had, ms(250));
        assert_eq!(clock.computed(), Some(ms(250)));
    }

    #[test]
    fn a_wait_for_a_processor_is_lost_however_often_it_is_looked_at() {
        let threads = |computed, held_up, runnable| {
            let effort = Effort {
                computed: ms(computed),
                held_up: ms(held_up),
                runnable,
            };
            HashMap::from([(7, effort)])
        };
        let mut clock = Clock::start(|| Duration::ZERO);
        let begun = clock.last;
        clock.until(begun + ms(100));
        assert_eq!(clock.look(threads(100, 0, true)), ms(100));
        for round in 2..=9 {
            clock.until(begun + ms(100 * round));
            assert_eq!(clock.look(threads(100, 0, true)), ms(100));
        }
        // It has got one.
        clock.until(begun + ms(1000));
        assert_eq!(clock.look(threads(150, 850, true)), ms(150));
        // A test that sleeps has its time.
        clock.until(begun + ms(1100));
        assert_eq!(clock.look(threads(150, 850, false)), ms(250));
    }

    /// What a simulated thread does for some milliseconds.
    #[derive(Clone, Copy)]
    enum Does {
        Compute(u64),
        Wait(u64),
        Sleep(u64),
    }
    use Does::{Compute, Sleep, Wait};

    /// What a clock shows of a thread that does this again and again, what the thread had, and the most by which the clock
    /// was ever ahead of it. The thread is looked at so often, and the clock so often at least. As the kernel tells it, a
    /// wait for a processor is known only when it is over.
    fn simulated(does: &[Does], look: u64, tick: u64) -> (Duration, Duration, Duration) {
        let mut clock = Clock::start(|| Duration::ZERO);
        let begun = clock.last;
        let mut effort = Effort::default();
        let (mut shown, mut had, mut ahead) = Default::default();
        let mut now = 0;
        for &one in does.iter().cycle() {
            let (Compute(millis) | Wait(millis) | Sleep(millis)) = one;
            effort.runnable = !matches!(one, Sleep(_));
            for _ in 0..millis {
                now += 1;
                if matches!(one, Compute(_)) {
                    effort.computed += ms(1);
                }
                if !matches!(one, Wait(_)) {
                    had += ms(1);
                }
                if now % tick == 0 || now % look == 0 {
                    clock.until(begun + ms(now));
                }
                if now % look == 0 {
                    shown = clock.look(HashMap::from([(7, effort)]));
                    ahead = shown.saturating_sub(had).max(ahead);
                }
            }
            if matches!(one, Wait(_)) {
                effort.held_up += ms(millis);
            }
            if now >= 20_000 {
                break;
            }
        }
        (shown, had, ahead)
    }

    /// The waits begin before a look and end after it, or last for several looks.
    #[rstest]
    #[case::waits_that_are_short(&[Compute(4), Wait(37)])]
    #[case::waits_of_half_a_look(&[Compute(4), Wait(109)])]
    #[case::waits_of_a_look(&[Compute(9), Wait(190)])]
    #[case::waits_of_more_than_a_look(&[Compute(5), Wait(270), Compute(20), Wait(61)])]
    #[case::waits_of_many_looks(&[Compute(5), Wait(1030)])]
    #[case::it_sleeps_too(&[Compute(4), Wait(130), Sleep(10), Wait(90)])]
    #[case::it_sleeps_long(&[Compute(4), Wait(130), Sleep(450), Wait(320)])]
    #[case::all_the_machine(&[Compute(100)])]
    #[case::nothing(&[Sleep(100)])]
    fn what_a_thread_had_is_what_it_computed_and_slept(
        #[case] does: &[Does],
        #[values(17, 100, 200, 333)] look: u64,
        #[values(10, 250)] tick: u64,
    ) {
        let (shown, had, ahead) = simulated(does, look, tick);
        // It is not ended before its time …
        assert!(ahead <= ms(20), "{ahead:?}");
        // … and soon after it, if the runner looks at the clock often enough.
        let least = if tick > 100 { 0.3 } else { 0.9 };
        assert!(
            shown + ms(400) >= had.mul_f64(least),
            "{shown:?} of {had:?}"
        );
    }

    /// Threads that take turns on the processors, of which others take some. What they wait for each other is not lost.
    #[rstest]
    #[case::they_have_the_machine(2, &[2], 20_000)]
    #[case::they_have_half_of_it(8, &[1], 10_000)]
    #[case::they_have_all_of_it_at_times(8, &[2, 0, 0, 0], 5_000)]
    #[case::they_have_little_of_it(8, &[1, 0, 0, 0, 0], 2_000)]
    #[case::they_are_many(40, &[2], 20_000)]
    fn threads_that_compute_side_by_side_have_what_they_computed(
        #[case] threads: u32,
        #[case] free: &[usize],
        #[case] expected: u64,
    ) {
        let mut clock = Clock::start(|| Duration::ZERO);
        clock.processors = 2;
        let begun = clock.last;
        let runnable = Effort {
            runnable: true,
            ..Effort::default()
        };
        let mut efforts = (0..threads)
            .map(|id| (id, runnable))
            .collect::<HashMap<_, _>>();
        let mut queue = (0..threads).map(|id| (id, 0)).collect::<VecDeque<_>>();
        let mut shown = Duration::ZERO;
        for (slice, free) in (0..5000).zip(free.iter().cycle()) {
            let now = 4 * slice;
            for (id, since) in queue.drain(..*free).collect::<Vec<_>>() {
                let effort = efforts.get_mut(&id).unwrap();
                effort.held_up += ms(now - since);
                effort.computed += ms(4);
                queue.push_back((id, now + 4));
            }
            clock.until(begun + ms(now + 4));
            if slice % 50 == 49 {
                shown = clock.look(efforts.clone());
            }
        }
        let difference = shown.abs_diff(ms(expected));
        assert!(difference <= ms(expected) / 10, "{shown:?}");
    }

    #[test]
    fn where_the_system_does_not_tell_nothing_is_known() {
        let mut clock = Clock::start(|| Duration::ZERO);
        let begun = clock.last;
        clock.until(begun + ms(90));
        assert_eq!(clock.look(HashMap::new()), ms(90));
        assert_eq!(clock.computed(), None);
    }

    #[test]
    fn a_process_that_has_ended_takes_nothing_back() {
        let mut clock = Clock::start(|| Duration::ZERO);
        let begun = clock.last;
        let effort = |millis| Effort {
            computed: ms(millis),
            ..Effort::default()
        };
        clock.until(begun + ms(90));
        clock.look(HashMap::from([(1, effort(80)), (2, effort(5))]));
        clock.until(begun + ms(180));
        clock.look(HashMap::from([(2, effort(15)), (3, effort(20))]));
        assert_eq!(clock.computed(), Some(ms(115)));
        assert_eq!(clock.had, ms(180));
    }
}

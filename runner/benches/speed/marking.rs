//! Marking a class: `cargo kata mark` against the bare `rustc` calls and test programs of the same submissions, in turn.
//!
//! No two submissions have the same code, and no run of the benchmark has that of another one. So nothing is remembered.

use std::cell::Cell;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::copy::{Copy, copy_files};
use crate::edit::Floor;
use crate::turns::{Spread, millis, timed};

/// The kata that is marked, and a file of its starter.
const KATA: &str = "tdd";
const FILE: &str = "calculator.rs";

/// How many submissions there are, unless `SUBMISSIONS` says otherwise, and how many are marked in a turn.
const SUBMISSIONS: usize = 100;
const TURN: usize = 10;

/// What the project wants: a submission's cost against its bare build and run, and the time of a hundred on two cores.
const WANTED_RATIO: f64 = 1.3;
const WANTED: Duration = Duration::from_secs(240);

/// What a learner has handed in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Right,
    /// The program is the starter's: its tests fail.
    Half,
    /// A rule is wrong.
    Wrong,
}

impl Kind {
    fn of(number: usize) -> Self {
        match number % 4 {
            0 | 1 => Self::Right,
            2 => Self::Half,
            _ => Self::Wrong,
        }
    }

    fn state(self) -> &'static str {
        if self == Self::Right { "green" } else { "red" }
    }
}

/// Measures it.
pub fn measure() {
    let count = std::env::var("SUBMISSIONS").ok();
    let count = count.and_then(|count| count.parse().ok());
    let count: usize = count.unwrap_or(SUBMISSIONS).max(1);
    let turn = TURN.min(count.div_ceil(2));
    let copy = Copy::make();
    let class = Class::new(&copy);
    let floor = Floor::of(&copy, KATA, FILE);
    // It is the same for all submissions. The first command builds the runner, too.
    let warm = class.hand_in(count..count + 1, "warm");
    class.mark(&warm, true);
    println!(
        "\nMarking {count} submissions of `{KATA}`, in turn with their bare builds and runs, {turn} in a turn"
    );
    let (mut fixed, mut ours, mut bare, mut ratios) = (vec![], vec![], vec![], vec![]);
    let mut first = 0;
    while first < count {
        let numbers = first..count.min(first + turn);
        let folder = class.hand_in(numbers.clone(), &format!("turn-{first}"));
        // What it knows is not run: so that is what every command costs.
        let start = timed(|| class.mark(&warm, false));
        let own = timed(|| class.mark(&folder, true)).saturating_sub(start);
        class.expect(numbers.clone());
        let other = timed(|| {
            for number in numbers.clone() {
                class.build(number, &folder, &floor);
            }
        });
        let each = u32::try_from(numbers.len()).expect("a small number");
        ratios.push(own.as_secs_f64() / other.as_secs_f64());
        fixed.push(start);
        ours.push(own / each);
        bare.push(other / each);
        first = numbers.end;
    }
    let submissions = seconds_of(&ours, turn, count);
    let fixed = Spread::of(fixed);
    for (name, spread) in [
        ("each command, before the first submission", &fixed),
        ("cargo kata mark, each submission", &Spread::of(ours)),
        ("bare rustc and test programs, each", &Spread::of(bare)),
    ] {
        println!(
            "  {name:<44} {:>6.0} ms  ({:.0} – {:.0})",
            millis(spread.middle),
            millis(spread.least),
            millis(spread.most)
        );
    }
    ratios.sort_by(f64::total_cmp);
    println!(
        "  a submission costs {:.2} × its bare build and run  ({:.2} – {:.2}); wanted: {WANTED_RATIO} at most",
        ratios[ratios.len() / 2],
        ratios[0],
        ratios[ratios.len() - 1]
    );
    let start = fixed.middle.as_secs_f64();
    let hundred = start + submissions / as_f64(count) * as_f64(SUBMISSIONS);
    println!(
        "  {count} submissions took {submissions:.0} s, so one command for {SUBMISSIONS} takes {hundred:.0} s; wanted: {} s at most",
        WANTED.as_secs()
    );
}

/// The seconds of all turns: each has so many submissions, and the last one what is left.
fn seconds_of(each: &[Duration], turn: usize, count: usize) -> f64 {
    let turns = each.iter().enumerate();
    let seconds = turns.map(|(at, time)| time.as_secs_f64() * as_f64(turn.min(count - at * turn)));
    seconds.sum()
}

fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The submissions, and the results.
struct Class<'c> {
    copy: &'c Copy,
    dir: PathBuf,
    /// The program as it ships, outside of the folder in which bare builds replace it.
    starter: PathBuf,
    /// It differs in each run of the benchmark.
    nonce: u128,
    /// There is no jail on this machine.
    trusts: Cell<bool>,
}

impl<'c> Class<'c> {
    fn new(copy: &'c Copy) -> Self {
        let dir = copy.root.with_file_name("class");
        let _ = std::fs::remove_dir_all(&dir);
        std::fs::create_dir_all(&dir).expect("a folder");
        let starter = dir.join("starter.rs");
        std::fs::copy(copy.src_of(KATA).join("main.rs"), &starter).expect("a copy");
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Self {
            copy,
            dir,
            starter,
            nonce: now.expect("a time").as_nanos(),
            trusts: Cell::new(false),
        }
    }

    /// Hands them in; the folder with them.
    fn hand_in(&self, numbers: std::ops::Range<usize>, name: &str) -> PathBuf {
        let folder = self.dir.join(name);
        for number in numbers {
            self.write(number, &src(&folder, number));
        }
        folder
    }

    /// The solution as that learner has written it.
    fn write(&self, number: usize, to: &Path) {
        let solution = self.copy.root.join("solutions").join(KATA).join("src");
        copy_files(&solution, to);
        match Kind::of(number) {
            Kind::Right => {}
            Kind::Half => {
                std::fs::copy(&self.starter, to.join("main.rs")).expect("a copy");
            }
            Kind::Wrong => {
                let file = to.join("number.rs");
                let text = std::fs::read_to_string(&file).expect("a source file");
                let wrong = text.replace("u64 = 1000", &format!("u64 = {}", 1001 + number));
                assert_ne!(wrong, text, "the rule is written otherwise now");
                std::fs::write(file, wrong).expect("a source file");
            }
        }
        for entry in to.read_dir().expect("a folder").flatten() {
            let mut text = std::fs::read_to_string(entry.path()).expect("a source file");
            let nonce = self.nonce;
            let _ = write!(
                text,
                "\n/// Learner {number} has this of their own.\n#[allow(dead_code)]\nfn own_{number}_{nonce}() -> u128 {{\n    {nonce} + {number}\n}}\n"
            );
            std::fs::write(entry.path(), text).expect("a source file");
        }
    }

    /// `cargo kata mark` of a folder; what was marked before only `again`.
    fn mark(&self, folder: &Path, again: bool) {
        let out = self.out();
        let (folder, out) = (folder.to_string_lossy(), out.to_string_lossy());
        let mut args = vec!["kata", "mark", &*folder, "--kata", KATA, "--out", &*out];
        if again {
            args.push("--again");
        }
        if self.trusts.get() {
            args.push("--trust");
        }
        let done = self.copy.cargo(&args).stderr(Stdio::piped()).output();
        let done = done.expect("cargo runs");
        if done.status.success() {
            return;
        }
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(!self.trusts.get() && said.contains("--trust"), "{said}");
        println!("there is no jail on this machine, so the submissions are marked without one");
        self.trusts.set(true);
        self.mark(Path::new(&*folder), again);
    }

    fn out(&self) -> PathBuf {
        self.dir.with_file_name("class-marks")
    }

    /// Whether each has the state that it should have: one that fails at once would be quick.
    fn expect(&self, numbers: std::ops::Range<usize>) {
        let text = std::fs::read_to_string(self.out().join("marks.json")).expect("the marks");
        let marks: Value = serde_json::from_str(&text).expect("JSON");
        for (learner, number) in marks["learners"]
            .as_array()
            .expect("learners")
            .iter()
            .zip(numbers)
        {
            let state = &learner["katas"][0]["state"];
            assert_eq!(learner["name"], name(number));
            assert_eq!(*state, Kind::of(number).state(), "{learner}");
        }
    }

    /// Builds and runs the same code without the runner.
    fn build(&self, number: usize, folder: &Path, floor: &Floor) {
        copy_files(&src(folder, number), &self.copy.src_of(KATA));
        floor.run();
    }
}

/// Names that sort as their numbers.
fn name(number: usize) -> String {
    format!("learner-{number:04}")
}

fn src(folder: &Path, number: usize) -> PathBuf {
    folder
        .join(name(number))
        .join("katas")
        .join(KATA)
        .join("src")
}

//! Progress: what the runner remembers of a kata between runs, in `.kata/NAME.json`. It is a convenience: where it
//! cannot be read or written, nothing else stops.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::course::kata::{Course, Kata, Layer};
use crate::learner::circle::Solo;
use crate::learner::prediction;
use crate::learner::tcr;
use crate::os::files;
use crate::os::lock::Lock;
use crate::os::settings::Folders;
use crate::run::verdict::{Light, Outcome, TestReport, Verdict};

/// The last verdict in short, and the hints that were shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Progress {
    /// The last run of all layers.
    pub last: Option<Last>,
    /// How many levels of its hint have been shown for a test.
    pub hints_shown: BTreeMap<String, usize>,
    /// The last flip.
    pub flip: Flipped,
    /// How often predictions came true.
    pub predictions: prediction::Score,
    /// The last green, as `--tcr` goes back to it.
    pub last_green: Option<tcr::Green>,
    /// The circle that the learner walks with tests of their own.
    pub solo: Solo,
    /// The part of solo that they were in; `None` where they have run the given tests or flipped since.
    pub solo_part: Option<usize>,
}

impl Progress {
    /// The entry of the last green, if that test passed in it and all before it did.
    pub fn passed_in(&self, test: &str) -> Option<usize> {
        let green = self.last_green.as_ref().filter(|green| green.had(test))?;
        Some(green.entry)
    }
}

/// How the learner's own tests did against the impostors.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Flipped {
    /// The impostors that they caught.
    pub caught: BTreeSet<String>,
    /// The module of each impostor that they did not catch.
    pub missed: BTreeMap<String, String>,
    /// The given tests have not been run since.
    pub is_latest: bool,
    /// They met the impostors at the end of a part of solo, which has named the rules already.
    pub in_solo: bool,
}

/// The last run of all layers. The default is that there was none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Last {
    /// The light's name.
    pub light: String,
    /// How many tests passed.
    pub passed: usize,
    /// How many there are.
    pub total: usize,
    /// How many passed in each layer.
    #[serde(default)]
    pub layers: BTreeMap<Layer, usize>,
    /// The test in focus.
    #[serde(default)]
    pub focus: Option<String>,
    /// The tests that passed, wherever they stand.
    #[serde(default)]
    pub passed_tests: Option<BTreeSet<String>>,
    /// The tests before the focus: those that were reached. One further on may be green by accident.
    #[serde(default)]
    pub green: BTreeSet<String>,
    /// What the sources were: another fingerprint means that they have changed since.
    pub fingerprint: String,
}

impl Last {
    /// The verdict on those sources, in short.
    pub fn of(verdict: &Verdict, fingerprint: String) -> Self {
        Self {
            light: verdict.light.name().to_owned(),
            passed: verdict.passed(),
            total: verdict.tests.len(),
            layers: passed_by_layer(verdict),
            passed_tests: Some(
                verdict
                    .tests
                    .iter()
                    .filter(|test| test.outcome == Outcome::Passed)
                    .map(TestReport::id)
                    .collect(),
            ),
            focus: verdict.focus.clone(),
            green: verdict.reached().iter().map(TestReport::id).collect(),
            fingerprint,
        }
    }

    /// Takes the tests that were not judged in this run for what they were in the run before.
    pub fn assume_unchanged(&mut self, verdict: &Verdict, before: Option<&Self>) {
        let Some((passed, before)) = self
            .passed_tests
            .as_mut()
            .zip(before.and_then(|before| before.passed_tests.as_ref()))
        else {
            return;
        };
        let not_judged = verdict
            .tests
            .iter()
            .filter(|test| test.outcome == Outcome::NotJudged);
        passed.extend(
            not_judged
                .map(TestReport::id)
                .filter(|id| before.contains(id)),
        );
    }

    /// The tests that had been reached and passed then, and do not now.
    pub fn regressed(&self, verdict: &Verdict) -> Vec<String> {
        red(verdict).filter(|id| self.green.contains(id)).collect()
    }

    /// The tests further on that passed then by luck and do not now.
    pub fn out_of_luck(&self, verdict: &Verdict) -> Vec<String> {
        let passed = self.passed_tests.as_ref();
        red(verdict)
            .filter(|id| {
                !self.green.contains(id) && passed.is_some_and(|passed| passed.contains(id))
            })
            .collect()
    }

    /// How many tests more pass now, by layer; nothing, where that is none in each of them.
    pub fn since(&self, verdict: &Verdict) -> Vec<(Layer, isize)> {
        let more: Vec<_> = passed_by_layer(verdict)
            .into_iter()
            .map(|(layer, now)| {
                let before = self.layers.get(&layer).copied().unwrap_or(0);
                (layer, now.cast_signed() - before.cast_signed())
            })
            .collect();
        if more.iter().all(|(_, more)| *more == 0) {
            return Vec::new();
        }
        more
    }

    pub fn light(&self) -> Option<Light> {
        Light::named(&self.light)
    }
}

fn red(verdict: &Verdict) -> impl Iterator<Item = String> {
    let tests = verdict.tests.iter();
    tests.filter(|test| test.is_red()).map(TestReport::id)
}

fn passed_by_layer(verdict: &Verdict) -> BTreeMap<Layer, usize> {
    let mut layers = BTreeMap::new();
    for test in &verdict.tests {
        *layers.entry(test.layer).or_insert(0) += usize::from(test.outcome == Outcome::Passed);
    }
    layers
}

/// What is remembered of a kata; nothing, where there is nothing or it cannot be read.
pub fn recall(course: &Course, kata: &Kata) -> Progress {
    look_up(course, &kata.name).unwrap_or_default()
}

/// Changes what is remembered of a kata.
pub fn change<R>(
    course: &Course,
    kata: &Kata,
    change: impl FnOnce(&mut Progress) -> R,
) -> Changed<R> {
    change_value(course, &kata.name, change)
}

/// Forgets the last green of every kata: the entries of the journal begin at 1 again.
pub fn forget_greens(course: &Course) {
    for name in course.names() {
        if look_up::<Progress>(course, name).is_some_and(|known| known.last_green.is_some()) {
            change_value(course, name, |progress: &mut Progress| {
                progress.last_green = None;
            });
        }
    }
}

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed<R> {
    /// What the change itself came to, whether it could be remembered or not.
    pub result: R,
    /// What there is to say: that it is not remembered, or that a damaged file was set aside.
    pub notes: Vec<String>,
}

fn file(course: &Course, name: &str) -> PathBuf {
    course.private_dir().join(format!("{name}.json"))
}

/// The value in `.kata/NAME.json`; `None`, where there is none or it cannot be read.
pub fn look_up<T: DeserializeOwned>(course: &Course, name: &str) -> Option<T> {
    let text = std::fs::read(file(course, name)).ok()?;
    serde_json::from_slice(&text).ok()
}

/// Whether `.kata/NAME.json` is there and cannot be understood.
pub fn is_damaged<T: DeserializeOwned>(course: &Course, name: &str) -> bool {
    let text = std::fs::read(file(course, name));
    text.is_ok_and(|text| serde_json::from_slice::<T>(&text).is_err())
}

/// How long another change of the same file may take: it takes some milliseconds.
const PATIENCE: Duration = Duration::from_secs(10);

/// Changes the value in `.kata/NAME.json`. No other process changes it meanwhile: if one does not let it go, the change is
/// not kept. A file that cannot be understood is set aside.
pub fn change_value<T: Default + Serialize + DeserializeOwned, R>(
    course: &Course,
    name: &str,
    change: impl FnOnce(&mut T) -> R,
) -> Changed<R> {
    change_within(course, name, PATIENCE, change)
}

fn change_within<T: Default + Serialize + DeserializeOwned, R>(
    course: &Course,
    name: &str,
    limit: Duration,
    change: impl FnOnce(&mut T) -> R,
) -> Changed<R> {
    let path = file(course, name);
    let Ok(_lock) = lock_within(course, &format!("{name}.json"), limit) else {
        let mut value = look_up(course, name).unwrap_or_default();
        let (path, seconds) = (course.shown(&path), limit.as_secs_f64());
        return Changed {
            result: change(&mut value),
            notes: vec![format!(
                "progress is not kept: another `kata` has held {path} for {seconds} s: end it, and run again"
            )],
        };
    };
    let mut notes = Vec::new();
    let read = match std::fs::read(&path) {
        Ok(text) => match serde_json::from_slice(&text) {
            Ok(value) => Ok(value),
            Err(error) => set_aside(course, name, &error).map(|note| {
                notes.push(note);
                T::default()
            }),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(T::default()),
        Err(error) => Err(error),
    };
    let (result, kept) = match read {
        Ok(mut value) => {
            let result = change(&mut value);
            let text = serde_json::to_vec_pretty(&value).map_err(io::Error::other);
            (
                result,
                text.and_then(|text| files::write_whole(&path, &text)),
            )
        }
        // What is there may be worth something, so it is not overwritten.
        Err(error) => (change(&mut T::default()), Err(error)),
    };
    if let Err(error) = kept {
        let path = course.shown(&path);
        notes.push(format!(
            "progress is not kept: cannot write {path}: {error}"
        ));
    }
    Changed { result, notes }
}

/// Gives the progress of a kata to its new name. There is nothing to do where it has none.
///
/// # Errors
/// When the new name has a file of its own, of a kata that was removed: both stay. When the file cannot be moved.
pub fn rename(course: &Course, old: &str, new: &str) -> io::Result<()> {
    let (from, to) = (file(course, old), file(course, new));
    if !from.exists() {
        return Ok(());
    }
    let _lock = lock_within(course, &format!("{old}.json"), PATIENCE)
        .map_err(|_| io::ErrorKind::WouldBlock)?;
    if to.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    std::fs::rename(from, to)
}

/// Gives a file that cannot be understood another name: what to say about it.
fn set_aside(course: &Course, name: &str, why: &serde_json::Error) -> io::Result<String> {
    let path = file(course, name);
    let free = (1..=1000)
        .map(|number| file(course, &format!("{name}-damaged-{number}")))
        .find(|free| !free.exists())
        .ok_or(io::ErrorKind::AlreadyExists)?;
    std::fs::rename(&path, &free)?;
    let (path, free) = (course.shown(&path), course.shown(&free));
    Ok(format!(
        "{path} was damaged ({why}): it is {free} now, and a new one was begun"
    ))
}

/// Whether there is something to say on that topic, and it is not what was said last: so it is said once, and not after
/// every run.
pub fn is_news(course: &Course, topic: &str, text: Option<&str>) -> bool {
    let said = course.private_dir().join(format!("{topic}.txt"));
    let Some(text) = text else {
        let _ = std::fs::remove_file(said);
        return false;
    };
    let is_news = std::fs::read_to_string(&said).ok().as_deref() != Some(text);
    if is_news {
        // Where it cannot be kept, it is said again.
        let _ = files::write_whole(&said, text.as_bytes());
    }
    is_news
}

/// Keeps other processes away from something in `.kata/` until the value goes. It is for work that takes a moment: a process
/// that holds the lock longer than the limit may never let it go. Where no lock can be had, there is none.
///
/// # Errors
/// When the limit is over.
pub fn lock_within(
    course: &Course,
    what: &str,
    limit: Duration,
) -> Result<Option<Lock>, StillLocked> {
    match lock_file(course, what).and_then(|path| Lock::within(&path, limit)) {
        Ok(Some(lock)) => Ok(Some(lock)),
        Ok(None) => Err(StillLocked),
        Err(_) => Ok(None),
    }
}

/// A lock that another process did not let go.
#[derive(Debug, PartialEq, Eq)]
pub struct StillLocked;

/// Keeps other builds of the same thing away until the value goes: two at once would build over each other's suites, or over
/// the program that the other one's tests start. The lock lies where the builds lie, so it also keeps away another clone
/// that builds in the same folder.
pub fn build_lock(folders: &Folders, dir: &Path, what: &str, wait: &dyn Fn()) -> Option<Lock> {
    folders.make_target().ok()?;
    std::fs::create_dir_all(dir).ok()?;
    Lock::whenever(&dir.join(format!("{what}.lock")), wait).ok()
}

/// The path of a lock in `.kata/`, which is made.
fn lock_file(course: &Course, what: &str) -> io::Result<PathBuf> {
    let dir = course.private_dir();
    std::fs::create_dir_all(&dir)?;
    Ok(dir.join(format!("{what}.lock")))
}

/// What a killed demo leaves, so that the next command can restore the folder. The fingerprints are of `src/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The entry of the journal that has what was there before.
    pub entry: usize,
    /// What was there before.
    pub was: String,
    /// What the demo put there last.
    pub shown: String,
}

/// A demo has the learner's folder for as long as this lives. Its note stays until it is removed.
#[derive(Debug)]
pub struct Borrowed {
    note: PathBuf,
    _lock: Lock,
}

impl Borrowed {
    /// Borrows it; `None` while another demo has it.
    ///
    /// # Errors
    /// When `.kata/` cannot be written.
    pub fn by_a_demo(course: &Course, kata: &Kata) -> io::Result<Option<Self>> {
        let lock = Lock::now(&lock_file(course, &format!("{}-src", kata.name))?)?;
        Ok(lock.map(|lock| Self {
            note: note(course, kata),
            _lock: lock,
        }))
    }

    /// The note that is there: this demo's, or one of a demo that was killed.
    pub fn note(&self) -> Option<Note> {
        serde_json::from_slice(&std::fs::read(&self.note).ok()?).ok()
    }

    /// Leaves a note in place of the one that is there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn leave_note(&self, note: &Note) -> io::Result<()> {
        files::write_whole(&self.note, &serde_json::to_vec(note)?)
    }

    /// Removes it: what was there before is there again.
    pub fn remove_note(&self) {
        let _ = std::fs::remove_file(&self.note);
    }
}

/// The entry with what was there before a demo that was ended before it could put that back; `src` is the fingerprint of what
/// is there now. It is told as long as the folder is as that demo left it, and once more when it is not.
pub fn left_by_a_demo(course: &Course, kata: &Kata, src: &str) -> Option<usize> {
    if !note(course, kata).exists() {
        return None;
    }
    // A demo that still has it will put it back itself.
    let borrowed = Borrowed::by_a_demo(course, kata).ok()??;
    let note = borrowed.note()?;
    if src != note.shown {
        borrowed.remove_note();
    }
    (src != note.was).then_some(note.entry)
}

fn note(course: &Course, kata: &Kata) -> PathBuf {
    course.private_dir().join(format!("{}.demo", kata.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::journal::tests::{Place, place};

    #[test]
    fn changes_at_the_same_time_are_all_remembered() {
        let Place { course, kata, .. } = &place();
        std::thread::scope(|scope| {
            for writer in 0..8 {
                scope.spawn(move || {
                    for hint in 0..10 {
                        let changed = change(course, kata, |progress| {
                            let test = format!("{writer}-{hint}");
                            progress.hints_shown.insert(test, 1);
                        });
                        assert_eq!(changed.notes, [""; 0]);
                    }
                });
            }
        });
        assert_eq!(recall(course, kata).hints_shown.len(), 80);
    }

    #[test]
    fn a_change_does_not_wait_for_ever_for_another_process() {
        let Place { course, kata, .. } = &place();
        change(course, kata, |progress| progress.predictions.note(true));
        let before = recall(course, kata);
        let held = lock_within(course, "fruit.json", Duration::ZERO);
        assert!(matches!(held, Ok(Some(_))));
        let limit = Duration::from_millis(20);
        let changed = change_within(course, "fruit", limit, |progress: &mut Progress| {
            let known = progress.clone();
            progress.predictions.note(true);
            known
        });
        assert_eq!(changed.result, before);
        let note = "progress is not kept: another `kata` has held .kata/fruit.json for 0.02 s: end it, and run again";
        assert_eq!(changed.notes, [note]);
        assert_eq!(recall(course, kata), before);
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_named() {
        let Place { course, kata, .. } = &place();
        let path = course.private_dir().join("fruit.json");
        for number in 1..=2 {
            files::write_whole(&path, b"{\"hints_shown\": {\"a\": 2,").unwrap();
            assert!(is_damaged::<Progress>(course, "fruit"));
            assert_eq!(recall(course, kata), Progress::default());
            let changed = change(course, kata, |progress| progress.predictions.note(true));
            let [note] = changed.notes.as_slice() else {
                panic!("{:?}", changed.notes);
            };
            let aside = format!(".kata/fruit-damaged-{number}.json");
            assert!(
                note.contains(".kata/fruit.json was damaged") && note.contains(&aside),
                "{note}"
            );
            assert!(
                std::fs::read(course.root().join(aside))
                    .unwrap()
                    .starts_with(b"{\"hints")
            );
            assert_eq!(recall(course, kata).predictions.made, 1);
        }
    }

    #[test]
    fn a_file_that_cannot_be_read_is_left_and_the_change_still_has_its_result() {
        let Place { course, kata, .. } = &place();
        // No user, not even root, can read a folder as a file.
        let path = course.private_dir().join("fruit.json");
        std::fs::create_dir_all(&path).unwrap();
        let changed = change(course, kata, |_| 7);
        assert_eq!(changed.result, 7);
        assert!(
            changed.notes[0].starts_with("progress is not kept: cannot write .kata/fruit.json"),
            "{changed:?}"
        );
        assert!(path.is_dir());
    }

    #[test]
    fn what_has_come_since_is_told_by_layer() {
        let verdict = |outcomes: &[(Layer, Outcome)]| {
            let test = |(index, (layer, outcome)): (usize, &(Layer, Outcome))| {
                TestReport::example(*layer, format!("t{index}"), *outcome)
            };
            Verdict::of_tests("fruit", outcomes.iter().enumerate().map(test).collect())
        };
        let (red, green) = (Outcome::Failed, Outcome::Passed);
        let before = verdict(&[
            (Layer::Unit, green),
            (Layer::Unit, red),
            (Layer::E2e, green),
        ]);
        let last = Last::of(&before, String::new());
        let now = verdict(&[
            (Layer::Unit, green),
            (Layer::Unit, green),
            (Layer::E2e, red),
        ]);
        assert_eq!(last.since(&now), [(Layer::Unit, 1), (Layer::E2e, -1)]);
        assert_eq!(last.since(&before), []);
    }

    #[test]
    fn a_test_that_was_not_judged_is_what_it_was_before() {
        let verdict = |outcomes: [Outcome; 3]| {
            let test = |(index, outcome): (usize, Outcome)| {
                TestReport::example(Layer::Unit, format!("t{index}"), outcome)
            };
            Verdict::of_tests(
                "fruit",
                outcomes.into_iter().enumerate().map(test).collect(),
            )
        };
        let (green, red, unknown) = (Outcome::Passed, Outcome::TimedOut, Outcome::NotJudged);
        let before = Last::of(&verdict([green, green, Outcome::Failed]), String::new());
        let now = verdict([red, unknown, unknown]);
        assert_eq!(before.regressed(&now), ["unit::t0"]);
        assert_eq!(before.out_of_luck(&now), Vec::<String>::new());
        let mut last = Last::of(&now, String::new());
        last.assume_unchanged(&now, Some(&before));
        let passed = last.passed_tests.unwrap();
        assert_eq!(passed.into_iter().collect::<Vec<_>>(), ["unit::t1"]);
    }
}

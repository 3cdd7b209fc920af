//! Changes of files, as the system tells of them, and found by looking where it does not.
//!
//! The system tells at once, but not of everything. It does not know what is saved on the other side of a mount (a
//! container, a virtual machine, a share). And it goes on telling of a folder that was moved away. So the runner also
//! looks at the files by itself, at a low rate.

use std::collections::BTreeMap;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use notify::{Config, RecommendedWatcher, RecursiveMode, Watcher};

/// How long the system may take to tell of a change before it is taken for one that does not.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often files are looked at where the system tells of changes.
const LOOK: Duration = Duration::from_secs(1);
/// How often they are looked at where it does not.
const GLANCE: Duration = Duration::from_millis(400);
/// Looking takes no more than this part of the time, however slow the disk is.
const PART: u32 = 100;

/// Watches a folder for as long as it lives.
pub struct Changes {
    /// Ends the thread that looks.
    _end: Sender<()>,
    /// Why it only looks and is not told; `None` where the system tells.
    pub polls_because: Option<String>,
}

impl Changes {
    /// Watches a folder with all that is in it. `tell` is called on each change of a file that is wanted, by its path in
    /// the folder, and perhaps on others; more often than not several times. The folder may go and come back. `probe` is
    /// a folder beside it in which a file may be written to find out whether the system tells.
    pub fn of(
        folder: &Path,
        wanted: fn(&Path) -> bool,
        probe: &Path,
        tell: impl Fn() + Clone + Send + 'static,
    ) -> Self {
        let is_told = Arc::new(AtomicBool::new(false));
        let (has_told, hand_on) = (Arc::clone(&is_told), tell.clone());
        let told = move || {
            has_told.store(true, Ordering::SeqCst);
            hand_on();
        };
        let (watcher, polls_because) = match told_once(folder, probe, told.clone()) {
            Ok(watcher) => (Some(watcher), None),
            Err(why) => (None, Some(why)),
        };
        let again = match polls_because {
            None => Some(watch_again(folder.to_owned(), told)),
            Some(_) => None,
        };
        let system = again.map(|again| System {
            watcher,
            is_told,
            again,
        });
        let looking = Looking {
            folder: folder.to_owned(),
            wanted,
            seen: Seen::of(folder, wanted),
            system,
            tell: Box::new(tell),
        };
        Self {
            _end: looking.begin(),
            polls_because,
        }
    }
}

/// Begins to watch anew.
type Again = Box<dyn Fn() -> Option<Box<dyn Watcher + Send>> + Send>;

/// The system that tells.
struct System {
    /// Kept for as long as it is to tell; `None` while the folder is away.
    watcher: Option<Box<dyn Watcher + Send>>,
    /// It has told something since the last look.
    is_told: Arc<AtomicBool>,
    again: Again,
}

/// Looks at files again and again.
struct Looking {
    folder: PathBuf,
    wanted: fn(&Path) -> bool,
    seen: Seen,
    /// `None` where the system tells nothing.
    system: Option<System>,
    tell: Box<dyn Fn() + Send>,
}

impl Looking {
    /// On a thread of its own, until what is returned is dropped.
    fn begin(mut self) -> Sender<()> {
        let (end, ended) = channel();
        let every = if self.system.is_some() { LOOK } else { GLANCE };
        thread::spawn(move || {
            let mut took = Duration::ZERO;
            while ended.recv_timeout(every.max(took * PART)) == Err(RecvTimeoutError::Timeout) {
                let begun = Instant::now();
                self.look();
                took = begun.elapsed();
            }
        });
        end
    }

    /// Tells, if anything is not as it was seen last.
    fn look(&mut self) {
        let now = Seen::of(&self.folder, self.wanted);
        let is_told = self
            .system
            .as_ref()
            .is_some_and(|system| system.is_told.swap(false, Ordering::SeqCst));
        if now == self.seen {
            return;
        }
        let is_another = now.folder != self.seen.folder;
        self.seen = now;
        if let Some(system) = &mut self.system
            && (is_another || !is_told)
        {
            // It watches a folder that is no longer there, or does not know of what is saved elsewhere.
            system.watcher = (system.again)();
        }
        (self.tell)();
    }
}

/// What a folder looks like from outside.
#[derive(Debug, Default, PartialEq, Eq)]
struct Seen {
    /// Which folder it is; `None` while there is none.
    folder: Option<Identity>,
    files: BTreeMap<PathBuf, (Identity, u64, Option<SystemTime>)>,
}

impl Seen {
    fn of(folder: &Path, wanted: fn(&Path) -> bool) -> Self {
        let mut seen = Self {
            folder: folder.metadata().ok().map(|metadata| identity(&metadata)),
            files: BTreeMap::new(),
        };
        let mut waiting = vec![PathBuf::new()];
        while let Some(within) = waiting.pop() {
            // What goes meanwhile is missed at the next look.
            for entry in folder
                .join(&within)
                .read_dir()
                .into_iter()
                .flatten()
                .flatten()
            {
                let path = within.join(entry.file_name());
                let Some(metadata) = wanted(&path).then(|| entry.metadata().ok()).flatten() else {
                    continue;
                };
                if metadata.is_dir() {
                    waiting.push(path);
                } else {
                    let file = (
                        identity(&metadata),
                        metadata.len(),
                        metadata.modified().ok(),
                    );
                    seen.files.insert(path, file);
                }
            }
        }
        seen
    }
}

/// What tells a file or folder from another one of its name, and on Unix from itself before it was written to.
type Identity = (u64, u64, Option<SystemTime>, (i64, i64));

#[cfg(unix)]
fn identity(metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    // A folder's changes with each file that is made in it.
    let changed = if metadata.is_dir() {
        (0, 0)
    } else {
        (metadata.ctime(), metadata.ctime_nsec())
    };
    (metadata.dev(), metadata.ino(), None, changed)
}

#[cfg(not(unix))]
fn identity(metadata: &Metadata) -> Identity {
    (0, 0, metadata.created().ok(), (0, 0))
}

fn handler(tell: impl Fn() + Send + 'static) -> impl FnMut(notify::Result<notify::Event>) + Send {
    move |event| {
        // Reading is no change; an error may hide one.
        if event.map_or(true, |event| !event.kind.is_access()) {
            tell();
        }
    }
}

fn watch(
    folder: &Path,
    tell: impl Fn() + Send + 'static,
) -> notify::Result<Box<dyn Watcher + Send>> {
    let mut watcher = RecommendedWatcher::new(handler(tell), Config::default())?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    Ok(Box::new(watcher))
}

fn watch_again(folder: PathBuf, tell: impl Fn() + Clone + Send + 'static) -> Again {
    Box::new(move || watch(&folder, tell.clone()).ok())
}

/// Lets the system tell, if it does: a mount over a network may take the request and never say a word.
fn told_once(
    folder: &Path,
    probe: &Path,
    tell: impl Fn() + Send + 'static,
) -> Result<Box<dyn Watcher + Send>, String> {
    // For trying out what happens where nothing is told.
    if std::env::var_os("KATA_WATCH_POLL").is_some() {
        return Err("KATA_WATCH_POLL is set".to_owned());
    }
    let text = |error: notify::Error| error.to_string();
    let (send, heard) = channel();
    let mut watcher = watch(folder, move || {
        let _ = send.send(());
        tell();
    })
    .map_err(text)?;
    // Where nothing can be written, nothing can be tried.
    if std::fs::create_dir_all(probe).is_ok()
        && watcher.watch(probe, RecursiveMode::NonRecursive).is_ok()
    {
        let file = probe.join("watch.probe");
        if std::fs::write(&file, "?").is_ok() {
            let is_told = hears(&heard);
            let _ = watcher.unwatch(probe);
            let _ = std::fs::remove_file(&file);
            if !is_told {
                return Err("the file system does not tell of changes".to_owned());
            }
        }
    }
    Ok(watcher)
}

fn hears(heard: &Receiver<()>) -> bool {
    heard.recv_timeout(PATIENCE).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    #[cfg(unix)]
    use std::fs::File;

    /// A folder that is looked at when a test says so.
    struct Place {
        root: tempfile::TempDir,
        looking: Looking,
        told: Receiver<()>,
        /// How often the system was asked to watch anew.
        again: Receiver<()>,
        is_told: Arc<AtomicBool>,
    }

    fn place() -> Place {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("kata");
        std::fs::create_dir_all(folder.join("src")).unwrap();
        std::fs::write(folder.join("src/lib.rs"), "one").unwrap();
        std::fs::write(folder.join("README.md"), "words").unwrap();
        let (send, told) = channel();
        let (asks, again) = channel();
        let is_told = Arc::new(AtomicBool::new(false));
        let wanted = |path: &Path| path.starts_with("src");
        let looking = Looking {
            seen: Seen::of(&folder, wanted),
            folder,
            wanted,
            system: Some(System {
                watcher: None,
                is_told: Arc::clone(&is_told),
                again: Box::new(move || {
                    asks.send(()).unwrap();
                    None
                }),
            }),
            tell: Box::new(move || send.send(()).unwrap()),
        };
        Place {
            root,
            looking,
            told,
            again,
            is_told,
        }
    }

    impl Place {
        /// How often it told and watched anew at a look.
        fn look(&mut self) -> (usize, usize) {
            self.looking.look();
            (self.told.try_iter().count(), self.again.try_iter().count())
        }

        fn write(&self, path: &str, text: &str) {
            std::fs::write(self.looking.folder.join(path), text).unwrap();
        }
    }

    #[test]
    fn a_change_that_was_not_reported_is_found_by_looking() {
        let mut place = place();
        assert_eq!(place.look(), (0, 0), "nothing has changed");
        place.write("src/lib.rs", "three");
        assert_eq!(place.look(), (1, 1), "and the system is asked anew");
        place.write("src/more.rs", "");
        assert_eq!(place.look(), (1, 1));
        std::fs::remove_file(place.looking.folder.join("src/more.rs")).unwrap();
        assert_eq!(place.look(), (1, 1));
        assert_eq!(place.look(), (0, 0));
    }

    #[test]
    fn what_the_system_told_of_lets_it_go_on() {
        let mut place = place();
        place.write("src/lib.rs", "three");
        place.is_told.store(true, Ordering::SeqCst);
        assert_eq!(place.look(), (1, 0));
    }

    #[test]
    fn what_is_not_wanted_is_no_change() {
        let mut place = place();
        place.write("README.md", "other words");
        assert_eq!(place.look(), (0, 0));
    }

    // Wine knows no time at which a folder was made, and gives the one at which it changed.
    #[cfg(unix)]
    #[test]
    fn a_new_file_that_is_not_wanted_is_no_change() {
        let mut place = place();
        place.write("notes.txt", "words");
        assert_eq!(place.look(), (0, 0));
    }

    #[cfg(unix)]
    #[test]
    fn a_save_of_the_same_length_at_the_same_time_is_a_change() {
        let mut place = place();
        let file = place.looking.folder.join("src/lib.rs");
        let before = file.metadata().unwrap().modified().unwrap();
        place.write("src/lib.rs", "two");
        File::options()
            .write(true)
            .open(&file)
            .unwrap()
            .set_modified(before)
            .unwrap();
        assert_eq!(place.look(), (1, 1));
    }

    #[test]
    fn a_folder_that_goes_and_comes_back_is_watched_anew() {
        let mut place = place();
        let (folder, away) = (place.looking.folder.clone(), place.root.path().join("away"));
        std::fs::rename(&folder, &away).unwrap();
        // The system tells of the folder wherever it is now.
        place.is_told.store(true, Ordering::SeqCst);
        assert_eq!(place.look(), (1, 1));
        std::fs::create_dir_all(folder.join("src")).unwrap();
        place.write("src/lib.rs", "one");
        place.is_told.store(true, Ordering::SeqCst);
        assert_eq!(place.look(), (1, 1));
    }

    #[rstest]
    #[case::there(false)]
    #[case::again_after_it_was_away(true)]
    fn the_system_tells_of_a_save(#[case] was_away: bool) {
        let place = place();
        let folder = &place.looking.folder;
        let away = place.root.path().join("away");
        let (send, told) = channel();
        // A change may be told of when the test is over already.
        let tell = move || {
            let _ = send.send(());
        };
        let changes = Changes::of(folder, |_| true, &place.root.path().join("probe"), tell);
        assert_eq!(changes.polls_because, None);
        if was_away {
            std::fs::rename(folder, &away).unwrap();
            told.recv_timeout(Duration::from_secs(60)).unwrap();
            std::fs::create_dir(folder).unwrap();
            std::fs::rename(away.join("src"), folder.join("src")).unwrap();
            // It is told of the folder that came back.
            told.recv_timeout(Duration::from_secs(60)).unwrap();
        }
        while told.try_recv().is_ok() {}
        place.write("src/lib.rs", "three");
        told.recv_timeout(Duration::from_secs(60)).unwrap();
    }
}

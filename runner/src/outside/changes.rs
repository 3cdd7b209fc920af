//! Changes of files, as the system tells of them, or found by looking where it tells of none.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// How long the system may take to tell of a change before it is taken for one that does not.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often files are looked at where nobody tells.
const GLANCE: Duration = Duration::from_millis(400);

/// Watches folders for as long as it lives.
pub struct Changes {
    _watcher: Box<dyn Watcher>,
    /// Why it looks again and again instead of being told; `None` where the system tells.
    pub polls_because: Option<String>,
}

impl Changes {
    /// Watches these folders with all that is in them. `tell` is called on each change, more often than not several
    /// times. `probe` is a folder beside them in which a file may be written to find out whether the system tells.
    ///
    /// # Errors
    /// When a folder cannot be watched at all, not even by looking.
    pub fn of(
        folders: &[PathBuf],
        probe: &Path,
        tell: impl Fn() + Clone + Send + 'static,
    ) -> std::io::Result<Self> {
        match told(folders, probe, tell.clone()) {
            Ok(watcher) => Ok(Self {
                _watcher: watcher,
                polls_because: None,
            }),
            Err(why) => {
                let config = Config::default()
                    .with_poll_interval(GLANCE)
                    .with_compare_contents(true);
                let mut watcher =
                    PollWatcher::new(handler(tell), config).map_err(std::io::Error::other)?;
                for folder in folders {
                    watcher
                        .watch(folder, RecursiveMode::Recursive)
                        .map_err(std::io::Error::other)?;
                }
                Ok(Self {
                    _watcher: Box::new(watcher),
                    polls_because: Some(why),
                })
            }
        }
    }
}

fn handler(tell: impl Fn() + Send + 'static) -> impl FnMut(notify::Result<notify::Event>) + Send {
    move |event| {
        // Reading is no change; an error may hide one.
        if event.map_or(true, |event| !event.kind.is_access()) {
            tell();
        }
    }
}

/// Lets the system tell, if it does: a mount over a network may take the request and never say a word.
fn told(
    folders: &[PathBuf],
    probe: &Path,
    tell: impl Fn() + Send + 'static,
) -> Result<Box<dyn Watcher>, String> {
    // For trying out what happens where nothing is told.
    if std::env::var_os("KATA_WATCH_POLL").is_some() {
        return Err("KATA_WATCH_POLL is set".to_owned());
    }
    let text = |error: notify::Error| error.to_string();
    let (send, heard) = channel();
    let mut watcher = RecommendedWatcher::new(
        handler(move || {
            let _ = send.send(());
            tell();
        }),
        Config::default(),
    )
    .map_err(text)?;
    for folder in folders {
        watcher
            .watch(folder, RecursiveMode::Recursive)
            .map_err(text)?;
    }
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
    Ok(Box::new(watcher))
}

fn hears(heard: &Receiver<()>) -> bool {
    let begun = Instant::now();
    match heard.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
        Ok(()) => true,
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
    }
}

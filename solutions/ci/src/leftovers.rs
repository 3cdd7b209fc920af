//! What a run that was killed left behind.
//!
//! Nobody can tidy up after a `kill -9` to themselves, so somebody else has to, later: and must know what to tidy up,
//! and that nobody is using it any more. For each folder that a run makes there is a note in the repository, made
//! before git is told about the folder; and as long as the run is alive it holds a lock on the note. The system takes
//! the lock away when the process ends, in whatever way. So a note that can be locked is one whose run is dead.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The notes of a repository.
#[derive(Debug)]
pub struct Leftovers {
    folder: PathBuf,
}

/// A note about a folder. The lock on it is ours.
#[derive(Debug)]
pub struct Note {
    about: PathBuf,
    name: PathBuf,
    _lock: File,
}

impl Leftovers {
    /// The notes in `ci`, in the folder that all work trees of the repository share.
    pub fn of(common: &Path) -> Self {
        Self {
            folder: common.join("ci"),
        }
    }

    /// Notes down that a folder is in use by this process. The folder's last name is the note's.
    pub fn note(&self, about: &Path) -> io::Result<Note> {
        let (Some(text), Some(name)) = (about.to_str(), about.file_name()) else {
            return Err(io::Error::other("the folder's name is no text"));
        };
        let _turn = self.turn()?;
        let name = self.folder.join(name).with_extension("note");
        let mut file = File::create_new(&name)?;
        file.lock()?;
        file.write_all(text.as_bytes())?;
        Ok(Note {
            about: about.to_owned(),
            name,
            _lock: file,
        })
    }

    /// The notes of runs that are dead.
    pub fn abandoned(&self) -> io::Result<Vec<Note>> {
        let _turn = self.turn()?;
        let mut notes = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.path();
            if name
                .extension()
                .is_some_and(|extension| extension == "note")
            {
                notes.extend(abandoned(name)?);
            }
        }
        Ok(notes)
    }

    /// Waits until nobody else makes a note or looks for some: between its creation and its lock a note looks
    /// abandoned.
    fn turn(&self) -> io::Result<File> {
        fs::create_dir_all(&self.folder)?;
        let file = File::create(self.folder.join("turn"))?;
        file.lock()?;
        Ok(file)
    }
}

/// The note of this name, if nobody holds it. One that says nothing yet is struck at once: its run died before git was
/// told about the folder.
fn abandoned(name: PathBuf) -> io::Result<Option<Note>> {
    let mut file = match OpenOptions::new().read(true).write(true).open(&name) {
        Ok(file) => file,
        // Its run has ended in this moment.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(None),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    let mut about = String::new();
    file.read_to_string(&mut about)?;
    let about = PathBuf::from(about);
    if about.file_name() != name.file_stem() {
        let _ = fs::remove_file(&name);
        return Ok(None);
    }
    Ok(Some(Note {
        about,
        name,
        _lock: file,
    }))
}

impl Note {
    /// The folder.
    pub fn about(&self) -> &Path {
        &self.about
    }

    /// The folder is gone, and with it the reason for the note.
    pub fn strike(&self) {
        // A note that stays although its folder is gone costs the next run a look, and nothing else.
        let _ = fs::remove_file(&self.name);
    }
}

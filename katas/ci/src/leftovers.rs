//! The work trees that a killed run left behind.
//!
//! After a `kill -9` a run cannot clean up, so a later run has to. It must know which folders to remove, and that
//! they are no longer in use. Each run writes a note in the repository for each folder, before git knows the folder,
//! and holds a lock on the note while it lives. The system releases the lock when the process ends, in every case. So
//! if a note can be locked, its run is dead.

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
    /// The notes, in the folder `ci` of the folder that all work trees of the repository share.
    pub fn of(common: &Path) -> Self {
        Self {
            folder: common.join("ci"),
        }
    }

    /// Writes a note that this process uses a folder. The note has the folder's own name.
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

    /// The notes of dead runs.
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

    /// Waits until no other process creates or reads notes: between its creation and its lock a note looks
    /// abandoned.
    fn turn(&self) -> io::Result<File> {
        fs::create_dir_all(&self.folder)?;
        let file = File::create(self.folder.join("turn"))?;
        file.lock()?;
        Ok(file)
    }
}

/// The note with this name, if no process holds it. An empty note is removed at once: its run died before git knew the
/// folder.
fn abandoned(name: PathBuf) -> io::Result<Option<Note>> {
    let mut file = match OpenOptions::new().read(true).write(true).open(&name) {
        Ok(file) => file,
        // Its run has ended just now.
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

    /// The folder is gone, so the note is no longer needed.
    pub fn strike(&self) {
        // If a note stays without its folder, the next run only looks for the folder once more.
        let _ = fs::remove_file(&self.name);
    }
}

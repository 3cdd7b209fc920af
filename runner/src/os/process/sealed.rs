//! Notes that only the harness can take. The code under test runs in the harness's own process, so it could write a file
//! whose path it knows. So the path is gone before that code begins: standard output is full when the process starts, the
//! harness opens its file, and then has to wait with its first words until the file has no name any more.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};

use super::task::Notes;

/// What standard output is filled with.
const FILL: [u8; 4096] = [b'\n'; 4096];

/// A process that waits with its first words.
pub struct Sealed<'t> {
    notes: &'t Notes,
    stdout: UnixStream,
    /// How many bytes stand before its words.
    filled: usize,
    open: Option<File>,
}

impl<'t> Sealed<'t> {
    /// For a command that has not been started.
    ///
    /// # Errors
    /// When its standard output cannot be made.
    pub fn of(command: &mut Command, notes: &'t Notes) -> io::Result<Self> {
        let (stdout, theirs) = UnixStream::pair()?;
        theirs.set_nonblocking(true)?;
        let mut filled = 0;
        for size in [FILL.len(), 1] {
            loop {
                match (&theirs).write(&FILL[..size]) {
                    Ok(written) => filled += written,
                    Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    Err(error) => return Err(error),
                }
            }
        }
        theirs.set_nonblocking(false)?;
        command.stdout(Stdio::from(OwnedFd::from(theirs)));
        Ok(Self {
            notes,
            stdout,
            filled,
            open: None,
        })
    }

    /// Takes the file's name away, and the folder's, if the harness has opened it. Whether that is done.
    pub fn is_closed(&mut self) -> bool {
        let Ok(open) = File::open(&self.notes.file) else {
            return false;
        };
        let folder = self.notes.file.parent();
        // While it has a name, nothing may begin.
        if std::fs::remove_file(&self.notes.file).is_err()
            || folder.is_none_or(|folder| std::fs::remove_dir(folder).is_err())
        {
            return false;
        }
        self.open = Some(open);
        true
    }

    /// What the process prints from now on.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn stdout(&self) -> io::Result<UnixStream> {
        let mut stdout = self.stdout.try_clone()?;
        let filled = u64::try_from(self.filled).unwrap_or(u64::MAX);
        io::copy(&mut (&mut stdout).take(filled), &mut io::sink())?;
        Ok(stdout)
    }

    /// Puts the notes where they are wanted, at the end.
    pub fn keep(self) {
        let mut text = Vec::new();
        if let Some(open) = self.open {
            // What cannot be read was not noted.
            let _ = open.take(LONGEST).read_to_end(&mut text);
        }
        let _ = std::fs::write(&self.notes.copy, text);
    }
}

/// How much of the notes is read, in bytes.
const LONGEST: u64 = 1024 * 1024;

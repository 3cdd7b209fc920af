//! Locks on files, which keep other processes away.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// A file that is locked until this value goes.
///
/// The lock is let go by a call and not only by closing the file: a process that another thread is starting has a copy of
/// the open file until its program begins, and would go on holding the lock.
#[derive(Debug)]
pub struct Lock(File);

impl Lock {
    /// Locks the file, which is made if it does not exist; `None` while another process holds it.
    ///
    /// # Errors
    /// When the file cannot be made, or the system has no locks for it.
    pub fn now(path: &Path) -> io::Result<Option<Self>> {
        Self::of(File::create(path)?)
    }

    /// Locks a file that must exist; `None` while another process holds it.
    ///
    /// # Errors
    /// When the file cannot be opened, or the system has no locks for it.
    pub fn existing(path: &Path) -> io::Result<Option<Self>> {
        Self::of(File::options().write(true).open(path)?)
    }

    fn of(file: File) -> io::Result<Option<Self>> {
        match file.try_lock() {
            Ok(()) => Ok(Some(Self(file))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Waits until the file is free, at most until the limit is over: then `None`.
    ///
    /// # Errors
    /// As [`Lock::now`].
    pub fn within(path: &Path, limit: Duration) -> io::Result<Option<Self>> {
        let begun = Instant::now();
        loop {
            let lock = Self::now(path)?;
            if lock.is_some() || begun.elapsed() >= limit {
                return Ok(lock);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the file is free, for as long as it takes; `wait` is called if another process holds it.
    ///
    /// # Errors
    /// As [`Lock::now`].
    pub fn whenever(path: &Path, wait: impl FnOnce()) -> io::Result<Self> {
        if let Some(lock) = Self::now(path)? {
            return Ok(lock);
        }
        wait();
        let file = File::create(path)?;
        file.lock()?;
        Ok(Self(file))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Where that fails, closing the file lets it go.
        let _ = self.0.unlock();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_let_go_even_while_a_process_that_is_being_started_has_a_copy_of_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("fruit.lock");
        let lock = Lock::now(&path).unwrap().unwrap();
        let copy = lock.0.try_clone().unwrap();
        assert!(Lock::now(&path).unwrap().is_none());
        drop(lock);
        assert!(Lock::now(&path).unwrap().is_some());
        drop(copy);
    }

    #[test]
    fn a_lock_keeps_the_next_one_waiting_until_it_goes() {
        let dir = tempfile::tempdir().unwrap();
        let lock = |name: &str, wait: &dyn Fn()| Lock::whenever(&dir.path().join(name), wait);
        let first = lock("jwt", &|| panic!("no other holds it")).unwrap();
        let (waits, waited) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| lock("jwt", &|| waits.send(()).unwrap()).is_ok());
            waited.recv().unwrap();
            assert!(!second.is_finished());
            drop(first);
            assert!(second.join().unwrap());
        });
        assert!(lock("tdd", &|| panic!("another lock does not block")).is_ok());
    }

    #[test]
    fn a_wait_with_a_limit_ends() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("fruit.lock");
        let held = Lock::now(&path).unwrap();
        let limit = Duration::from_millis(20);
        assert!(Lock::within(&path, limit).unwrap().is_none());
        drop(held);
        assert!(Lock::within(&path, limit).unwrap().is_some());
    }

    #[test]
    fn a_file_that_must_exist_is_not_made() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("fruit.lock");
        let error = Lock::existing(&path).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert!(!path.exists());
        drop(Lock::now(&path).unwrap());
        assert!(Lock::existing(&path).unwrap().is_some());
    }
}

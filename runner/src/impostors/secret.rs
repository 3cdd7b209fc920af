//! How the runner tells only one process which impostor it is: tokens under a key that is in the programs of one flip.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::os::files;
use overlay::merge;

/// A key, and random numbers.
pub struct Secret {
    key: [u8; 32],
    random: RandomState,
    drawn: AtomicU64,
}

impl Secret {
    /// The key with which programs are built: for tests that are believed.
    pub fn open() -> Self {
        Self {
            key: merge::KEY,
            random: RandomState::new(),
            drawn: AtomicU64::new(0),
        }
    }

    /// A key of its own, where a program can be changed after it was built. (macOS starts no program whose signature does not
    /// fit any more.)
    pub fn new() -> Self {
        let mut secret = Self::open();
        if cfg!(not(target_os = "macos")) {
            let mut key = [0; 32];
            for part in key.chunks_mut(8) {
                part.copy_from_slice(&secret.number().to_le_bytes());
            }
            secret.key = key;
        }
        secret
    }

    /// A random number.
    fn number(&self) -> u64 {
        let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
        self.random.hash_one(drawn)
    }

    /// The variable that makes the impostor of that number active; 0 is none.
    pub fn active(&self, number: usize) -> [(&'static str, String); 1] {
        let number = u16::try_from(number).unwrap_or(0);
        [(
            merge::ACTIVE,
            merge::token(&self.key, self.number(), number),
        )]
    }

    /// Puts them in a random order.
    pub fn shuffle<T>(&self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.number() % (last as u64 + 1);
            items.swap(last, usize::try_from(other).unwrap_or(0));
        }
    }

    /// Lets a program be found at another place, or at its own, with the key in it.
    ///
    /// # Errors
    /// When it cannot be read, or the place cannot be written.
    pub fn put(&self, program: &Path, place: &Path) -> io::Result<()> {
        if self.key == merge::KEY {
            return if program == place {
                Ok(())
            } else {
                files::put(program, place)
            };
        }
        let mut bytes = std::fs::read(program)?;
        for part in bytes.chunks_exact_mut(merge::KEY.len()) {
            if part == merge::KEY {
                part.copy_from_slice(&self.key);
            }
        }
        let permissions = std::fs::metadata(program)?.permissions();
        files::write_whole(place, &bytes)?;
        std::fs::set_permissions(place, permissions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use overlay::token;
    use std::collections::BTreeSet;

    #[test]
    fn a_program_has_the_key_that_its_tokens_are_under() {
        let dir = tempfile::tempdir().unwrap();
        let (built, place) = (dir.path().join("built"), dir.path().join("place"));
        std::fs::write(&built, [&[7; 64][..], &merge::KEY, &[9; 32]].concat()).unwrap();
        let secret = Secret::new();
        secret.put(&built, &place).unwrap();
        let bytes = std::fs::read(&place).unwrap();
        let key = <[u8; 32]>::try_from(&bytes[64..96]).unwrap();
        let [(_, token)] = secret.active(5);
        assert_eq!(token::read(&key, &token), 5);
        assert_eq!((bytes[63], bytes[96], bytes.len()), (7, 9, 128));
    }

    #[test]
    fn tokens_are_never_alike_and_orders_differ() {
        let secret = Secret::open();
        let tokens: BTreeSet<_> = (0..50).map(|_| secret.active(0)).collect();
        assert_eq!(tokens.len(), 50);
        let orders = (0..50).map(|_| {
            let mut items = [0, 1, 2, 3, 4, 5];
            secret.shuffle(&mut items);
            items
        });
        assert!(orders.collect::<BTreeSet<_>>().len() > 20);
    }
}

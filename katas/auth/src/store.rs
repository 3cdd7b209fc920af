//! What the server remembers: the users, and the current refresh token of each family. No access tokens.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::family::Family;
use crate::name::Name;
use crate::outside::Clock;
use crate::user::User;

/// Keeps users, and families of refresh tokens.
pub trait Store: Send + Sync {
    /// Adds a user. Returns `false` and changes nothing, if the name is taken.
    fn add_user(&self, user: User) -> bool;

    /// The user of this name.
    fn find_user(&self, name: &Name) -> Option<User>;

    /// The names of all users, in order.
    fn user_names(&self) -> Vec<Name>;

    /// Adds a new family under this name. From `end` on, in seconds since 1970, none of its tokens is good, and the
    /// store may delete it.
    fn add_family(&self, id: &str, family: Family, end: u64);

    /// The family of this name; `None`, if it was revoked or deleted, or never existed.
    fn find_family(&self, id: &str) -> Option<Family>;

    /// Replaces `old` by `new`, in one step. Returns `false` and changes nothing, if `old` is not (or no longer) in
    /// the store: another request was faster.
    fn replace_family(&self, id: &str, old: &Family, new: Family) -> bool;

    /// Deletes the family of this name, so that none of its tokens is good. The family need not exist.
    fn revoke_family(&self, id: &str);
}

/// A store in memory, for one process, and empty at the start. A real one would be a database, which can fail.
pub struct MemoryStore {
    clock: Box<dyn Clock>,
    // A std mutex: it is held for the time of a look-up, and never across an await.
    shelves: Mutex<Shelves>,
}

#[derive(Debug, Default)]
struct Shelves {
    users: BTreeMap<Name, User>,
    families: HashMap<String, Kept>,
}

#[derive(Debug)]
struct Kept {
    family: Family,
    end: u64,
}

impl MemoryStore {
    /// An empty store that deletes a family when it has expired by this clock.
    #[must_use]
    pub fn new(clock: Box<dyn Clock>) -> Self {
        Self {
            clock,
            shelves: Mutex::default(),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Shelves> {
        // No panic leaves the data half changed, so the lock may be used after one.
        self.shelves.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn add_user(&self, user: User) -> bool {
        let mut shelves = self.lock();
        if shelves.users.contains_key(&user.name) {
            return false;
        }
        shelves.users.insert(user.name.clone(), user);
        true
    }

    fn find_user(&self, name: &Name) -> Option<User> {
        self.lock().users.get(name).cloned()
    }

    fn user_names(&self) -> Vec<Name> {
        self.lock().users.keys().cloned().collect()
    }

    fn add_family(&self, id: &str, family: Family, end: u64) {
        let now = self.clock.now();
        let families = &mut self.lock().families;
        // Otherwise the store would keep every family for ever. The hash of a sign-in takes much longer than this.
        families.retain(|_, kept| now < kept.end);
        families.insert(id.to_owned(), Kept { family, end });
    }

    fn find_family(&self, id: &str) -> Option<Family> {
        let shelves = self.lock();
        let kept = shelves.families.get(id)?;
        Some(kept.family.clone())
    }

    fn replace_family(&self, id: &str, old: &Family, new: Family) -> bool {
        match self.lock().families.get_mut(id) {
            Some(kept) if kept.family == *old => {
                kept.family = new;
                true
            }
            _ => false,
        }
    }

    fn revoke_family(&self, id: &str) {
        self.lock().families.remove(id);
    }
}

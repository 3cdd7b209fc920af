//! What the server remembers: who there is, and which refresh token of each family is good. No access tokens.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::family::Family;
use crate::name::Name;
use crate::user::User;

/// Keeps users, and families of refresh tokens.
pub trait Store: Send + Sync {
    /// Adds a user. Gives `false`, and changes nothing, if somebody has the name.
    fn add_user(&self, user: User) -> bool;

    /// The user of this name.
    fn find_user(&self, name: &Name) -> Option<User>;

    /// The names of all users, in order.
    fn user_names(&self) -> Vec<Name>;

    /// Keeps a new family under this name of its own.
    fn add_family(&self, id: &str, family: Family);

    /// The family of this name, unless it was revoked or never was there.
    fn find_family(&self, id: &str) -> Option<Family>;

    /// Puts `new` in the place of `old`, in one step. Gives `false`, and changes nothing, if `old` is not there (any
    /// more): somebody else was faster.
    fn replace_family(&self, id: &str, old: &Family, new: Family) -> bool;

    /// Forgets the family of this name, so that none of its tokens is good. It need not be there.
    fn revoke_family(&self, id: &str);
}

/// A store in memory: good for one process, and empty when it starts. A real one would be a database, which can fail.
#[derive(Debug, Default)]
pub struct MemoryStore {
    // A std mutex: it is held for the time of a look-up, and never across an await.
    shelves: Mutex<Shelves>,
}

#[derive(Debug, Default)]
struct Shelves {
    users: BTreeMap<Name, User>,
    families: HashMap<String, Family>,
}

impl MemoryStore {
    fn lock(&self) -> MutexGuard<'_, Shelves> {
        // No panic leaves the shelves half changed, so whoever comes after one can go on.
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

    fn add_family(&self, id: &str, family: Family) {
        self.lock().families.insert(id.to_owned(), family);
    }

    fn find_family(&self, id: &str) -> Option<Family> {
        self.lock().families.get(id).cloned()
    }

    fn replace_family(&self, id: &str, old: &Family, new: Family) -> bool {
        match self.lock().families.get_mut(id) {
            Some(kept) if kept == old => {
                *kept = new;
                true
            }
            _ => false,
        }
    }

    fn revoke_family(&self, id: &str) {
        self.lock().families.remove(id);
    }
}

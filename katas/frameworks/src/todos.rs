//! The to-dos, and the store that keeps them.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use thiserror::Error;

/// Something that is to be done. When it is done, it is deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// Its number, from 1. No number is given twice.
    pub id: u64,
    /// What is to be done.
    pub title: String,
}

/// `{"id":1,"title":"milk"}`.
impl From<&Todo> for Value {
    fn from(todo: &Todo) -> Self {
        json!({ "id": todo.id, "title": todo.title })
    }
}

/// The store cannot be reached. What it says is for those who run the server.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the store: {0}")]
pub struct StoreError(pub String);

/// Keeps the to-dos.
///
/// Its methods block until they are done. A worker of a pool may do that. In an async loop it is only right because
/// this store does not wait for anybody; one on a disk or behind a network would need async methods there.
pub trait Store: Send + Sync {
    /// All to-dos, in the order of their numbers.
    ///
    /// # Errors
    /// [`StoreError`], if it cannot be reached; likewise below.
    fn all(&self) -> Result<Vec<Todo>, StoreError>;

    /// Adds one; the one that was added, with its number.
    ///
    /// # Errors
    /// [`StoreError`]
    fn add(&self, title: &str) -> Result<Todo, StoreError>;

    /// The one with this number, if there is one.
    ///
    /// # Errors
    /// [`StoreError`]
    fn get(&self, id: u64) -> Result<Option<Todo>, StoreError>;

    /// Deletes the one with this number; whether there was one.
    ///
    /// # Errors
    /// [`StoreError`]
    fn remove(&self, id: u64) -> Result<bool, StoreError>;
}

/// Keeps the to-dos as long as the program runs.
#[derive(Debug, Default)]
pub struct MemoryStore(Mutex<Shelf>);

#[derive(Debug, Default)]
struct Shelf {
    last: u64,
    todos: BTreeMap<u64, Todo>,
}

impl MemoryStore {
    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        // Nothing in here is ever left half done, so a panic elsewhere does not spoil it.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store for MemoryStore {
    fn all(&self) -> Result<Vec<Todo>, StoreError> {
        Ok(self.shelf().todos.values().cloned().collect())
    }

    fn add(&self, title: &str) -> Result<Todo, StoreError> {
        let mut shelf = self.shelf();
        shelf.last += 1;
        let todo = Todo {
            id: shelf.last,
            title: title.to_owned(),
        };
        shelf.todos.insert(todo.id, todo.clone());
        Ok(todo)
    }

    fn get(&self, id: u64) -> Result<Option<Todo>, StoreError> {
        Ok(self.shelf().todos.get(&id).cloned())
    }

    fn remove(&self, id: u64) -> Result<bool, StoreError> {
        Ok(self.shelf().todos.remove(&id).is_some())
    }
}

//! The to-dos, and their store.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use thiserror::Error;

/// A task. It is deleted when it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Todo {
    /// Its id, from 1 on. No id is used twice.
    pub id: u64,
    /// The text of the task.
    pub title: String,
}

/// `{"id":1,"title":"milk"}`.
impl From<&Todo> for Value {
    fn from(todo: &Todo) -> Self {
        json!({ "id": todo.id, "title": todo.title })
    }
}

/// The store cannot be reached. The text is for the operator of the server.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the store: {0}")]
pub struct StoreError(pub String);

/// Keeps the to-dos.
///
/// Its methods block until they are done. A worker of a pool may block. An async loop may not; this store is fast
/// enough, but one on a disk or behind a network would need async methods.
pub trait Store: Send + Sync {
    /// All to-dos, in the order of their ids.
    ///
    /// # Errors
    /// [`StoreError`], if it cannot be reached; likewise below.
    fn all(&self) -> Result<Vec<Todo>, StoreError>;

    /// Adds a to-do and returns it, with its id.
    ///
    /// # Errors
    /// [`StoreError`]
    fn add(&self, title: &str) -> Result<Todo, StoreError>;

    /// The to-do with this id, if there is one.
    ///
    /// # Errors
    /// [`StoreError`]
    fn get(&self, id: u64) -> Result<Option<Todo>, StoreError>;

    /// Deletes the to-do with this id. Returns whether there was one.
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
        // No panic leaves the data half changed, so the lock may be used after one.
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

//! A cache in a file: results by fingerprints of what they depend on. Where it cannot be read or written, that costs time
//! and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::os::files;

/// Results of earlier runs of this command, and of this one.
pub struct Cache<T> {
    file: PathBuf,
    results: BTreeMap<String, T>,
    /// The keys that were asked for or added since it was read.
    used: BTreeSet<String>,
}

impl<T: Clone + Serialize + DeserializeOwned> Cache<T> {
    /// Reads it; it is empty where it cannot be read.
    pub fn read(file: PathBuf) -> Self {
        let text = std::fs::read(&file).unwrap_or_default();
        Self {
            results: serde_json::from_slice(&text).unwrap_or_default(),
            file,
            used: BTreeSet::new(),
        }
    }

    /// The result for a key.
    pub fn get(&mut self, key: &str) -> Option<T> {
        self.used.insert(key.to_owned());
        self.results.get(key).cloned()
    }

    /// Adds the result for a key.
    pub fn insert(&mut self, key: String, result: T) {
        self.used.insert(key.clone());
        self.results.insert(key, result);
    }

    /// Writes all of it.
    pub fn keep_all(self) {
        if let Ok(text) = serde_json::to_vec(&self.results) {
            let _ = files::write_whole(&self.file, &text);
        }
    }

    /// Writes what was used, and drops the rest.
    pub fn keep_used(mut self) {
        self.results.retain(|key, _| self.used.contains(key));
        self.keep_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cache in which `old` was kept, and then `new` was added.
    fn cache(folder: &tempfile::TempDir) -> Cache<usize> {
        let file = folder.path().join("results.json");
        let mut cache = Cache::read(file.clone());
        cache.insert("old".to_owned(), 1);
        cache.keep_all();
        let mut cache = Cache::read(file);
        cache.insert("new".to_owned(), 2);
        cache
    }

    fn kept(folder: &tempfile::TempDir) -> (Option<usize>, Option<usize>) {
        let mut cache = Cache::read(folder.path().join("results.json"));
        (cache.get("old"), cache.get("new"))
    }

    #[test]
    fn all_results_are_kept_or_those_that_were_used() {
        let folder = tempfile::tempdir().unwrap();
        cache(&folder).keep_all();
        assert_eq!(kept(&folder), (Some(1), Some(2)));
        cache(&folder).keep_used();
        assert_eq!(kept(&folder), (None, Some(2)));
        let mut asked = cache(&folder);
        assert_eq!(asked.get("old"), Some(1));
        asked.keep_used();
        assert_eq!(kept(&folder), (Some(1), Some(2)));
    }

    #[test]
    fn a_file_that_cannot_be_understood_is_an_empty_cache() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("results.json"), "{\"old\":").unwrap();
        assert_eq!(kept(&folder), (None, None));
    }
}

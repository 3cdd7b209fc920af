//! title: Looks for an assignment from the beginning
//! freedom: algorithm
//! rule: the last one counts
//!
//! The README says which assignment counts, and not how the code finds it. This version goes through the list from
//! the beginning and keeps the last one.

mod dotenv {
    impl DotEnv {
        pub fn get(&self, name: &str) -> Option<&Entry> {
            self.entries.iter().fold(None, |found, entry| {
                if entry.name == name {
                    Some(entry)
                } else {
                    found
                }
            })
        }
    }
}

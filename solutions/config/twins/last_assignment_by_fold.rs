//! title: Looks for an assignment from the beginning
//! freedom: algorithm
//! rule: the last one counts
//!
//! Which assignment counts is a rule. Whether the list is searched from its end, or from its beginning with the later one
//! in place of the earlier one, is not.

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

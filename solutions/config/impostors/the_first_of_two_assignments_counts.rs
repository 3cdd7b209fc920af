//! title: Reads the first of two assignments
//! severity: minor
//! seen by: unit::grammar::the_last_of_several_assignments_counts
//! rule: The assignment of this name that counts: the last one, as in a shell.
//! asks: which assignment counts when the file has two of one name?
//!
//! Some programs use the first assignment, and a shell uses the last one. A user who adds a line at the end of the
//! file sees no effect.
//!
//! If a name can occur twice, a test has to say which one counts.

mod dotenv {
    impl DotEnv {
        #[must_use]
        pub fn get(&self, name: &str) -> Option<&Entry> {
            self.entries.iter().find(|entry| entry.name == name)
        }
    }
}

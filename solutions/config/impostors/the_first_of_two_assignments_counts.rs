//! title: The first of two assignments counts
//! severity: minor
//! seen by: unit::grammar::the_last_of_several_assignments_counts
//! rule: The assignment of this name that counts: the last one, as in a shell.
//! asks: which assignment counts when the file has two of one name?
//!
//! Some programs read it like this, and a shell reads it the other way. Whoever appends a line to the file, to try something, sees
//! no effect.
//!
//! Where two things have the same name, a test has to say which one counts.

mod dotenv {
    impl DotEnv {
        #[must_use]
        pub fn get(&self, name: &str) -> Option<&Entry> {
            self.entries.iter().find(|entry| entry.name == name)
        }
    }
}

//! title: Reads an error of the environment as a missing variable
//! severity: major
//! seen by: e2e::show::bytes_that_are_no_text_matter_in_our_variables_only
//! rule: A variable that is not UTF-8 is an error: it is not missing, and it is not repaired.
//! asks: what does the program do with a variable of its own whose bytes are not text?
//!
//! `std::env::var(name).ok()` reads well. But its error has two meanings: the variable is not set, or its bytes are
//! not UTF-8. Here both give the default, so the program ignores the level that the user set.
//!
//! Tests with a mock never run this line. A test of the built command has to set such a variable.

mod environment {
    impl Environment for ProcessEnvironment {
        fn get(&self, name: &str) -> Option<OsString> {
            std::env::var(name).ok().map(OsString::from)
        }
    }
}

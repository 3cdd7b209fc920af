//! title: An error of the environment is taken for nothing
//! severity: major
//! seen by: e2e::show::bytes_that_are_no_text_matter_in_our_variables_only
//! rule: A variable that is not UTF-8 is an error: it is not missing, and it is not repaired.
//! asks: Which two things may `std::env::var` mean by an error?
//!
//! `std::env::var(name).ok()` reads well. Its error has two meanings: the variable is not set, or its bytes are no text. Here both
//! become the default, and the level that was set is ignored without a word.
//!
//! Behind a mock, the real environment is one line that no test of the layers above ever runs. It needs one of its own.

mod environment {
    impl Environment for ProcessEnvironment {
        fn get(&self, name: &str) -> Option<OsString> {
            std::env::var(name).ok().map(OsString::from)
        }
    }
}

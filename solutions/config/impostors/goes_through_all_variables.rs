//! title: Goes through all variables
//! severity: major
//! seen by: e2e::show::bytes_that_are_no_text_matter_in_our_variables_only
//! rule: The environment is asked for the eight names and for no other.
//! asks: what may another program have put into the environment?
//!
//! `std::env::vars` gives texts, and panics at the first variable that is not UTF-8. The variable may belong to any
//! program. A user who has a file name in Latin-1 there cannot start this one.
//!
//! A test of the built command sets a variable of another program to bytes that are not text.

mod environment {
    impl Environment for ProcessEnvironment {
        fn get(&self, name: &str) -> Option<OsString> {
            std::env::vars()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.into())
        }
    }
}

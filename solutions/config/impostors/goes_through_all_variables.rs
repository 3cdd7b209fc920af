//! title: Goes through all variables
//! severity: major
//! seen by: e2e::show::bytes_that_are_no_text_matter_in_our_variables_only
//! rule: The environment is asked for the eight names and for no other.
//! asks: What may another program have put into the environment?
//!
//! `std::env::vars` gives texts, and panics at the first variable that is none, whichever program it belongs to. It works for years,
//! until it is started beside a program that keeps a file name in Latin-1 there.
//!
//! The environment belongs to all programs. Start yours with a foreign variable that is no text.

mod environment {
    impl Environment for ProcessEnvironment {
        fn get(&self, name: &str) -> Option<OsString> {
            std::env::vars()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value.into())
        }
    }
}

//! A mock of the environment: it gives the answers of the test, and fails if it is asked for a name that is not ours.
//!
//! A mock complains in its own words. `called 0 time(s) which is fewer than expected 1` means that your code never
//! asked. A name that must not be asked for has a message of its own.

use std::collections::BTreeMap;
use std::ffi::OsString;

use config::{Environment, Report, Settings, Sources, VARIABLES, load, parse};
use mockall::mock;

mock! {
    pub Variables {}

    impl Environment for Variables {
        fn get(&self, name: &str) -> Option<OsString>;
    }
}

/// The two settings without a default, in the syntax of `.env`: lines 1 and 2.
pub const SECRETS: &str =
    "FERRY_DATABASE_URL=postgres://ferry:hunter2@db\nFERRY_API_KEY=hunter2hunter2hunter2\n";

/// An environment with these variables and no others.
pub fn environment<T: Into<OsString> + Clone>(variables: &[(&str, T)]) -> MockVariables {
    let variables: BTreeMap<String, OsString> = variables
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone().into()))
        .collect();
    let mut environment = MockVariables::new();
    environment.expect_get().returning(move |name| {
        assert!(
            VARIABLES.iter().any(|variable| variable.name == name),
            "the environment was asked for {name:?}, which is no setting of ours"
        );
        variables.get(name).cloned()
    });
    environment
}

/// An empty environment.
pub fn nothing() -> MockVariables {
    environment::<&str>(&[])
}

/// Loads the settings from these flags (such as `--port`), this environment, and an `.env` file with this text.
pub fn load_from(
    flags: &[(&'static str, &str)],
    environment: &MockVariables,
    dot_env: &str,
) -> Result<Settings, Report> {
    load(&Sources {
        flags: &flags
            .iter()
            .map(|&(flag, text)| (flag, text.to_owned()))
            .collect(),
        environment,
        dot_env: &parse(dot_env),
    })
}

//! The eight settings: their names, the expected values, and the defaults.

/// The declaration of a setting.
#[derive(Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name in the environment and in `.env`. All of them begin with `FERRY_`, so that they differ from other
    /// programs' variables.
    pub name: &'static str,
    /// Its option on the command line. A secret has none: it would stay in the shell's history, and every user of the
    /// machine could see it in the list of processes.
    pub flag: Option<&'static str>,
    /// Its default, as text, if no source has it. Without a default, the setting has to be set.
    pub default: Option<&'static str>,
    /// Whether its value is a secret.
    pub secret: bool,
    /// What its value has to be: the end of a sentence.
    pub expected: &'static str,
}

/// The address on which the service listens.
pub const HOST: Variable = Variable {
    name: "FERRY_HOST",
    flag: Some("--host"),
    default: Some("127.0.0.1"),
    secret: false,
    expected: "an IP address such as 127.0.0.1 or ::1",
};

/// The port on which it listens.
pub const PORT: Variable = Variable {
    name: "FERRY_PORT",
    flag: Some("--port"),
    default: Some("8080"),
    secret: false,
    expected: "a whole number from 1 to 65535",
};

/// The address of its database, with the password.
pub const DATABASE_URL: Variable = Variable {
    name: "FERRY_DATABASE_URL",
    flag: None,
    default: None,
    secret: true,
    expected: "a URL that begins with postgres://",
};

/// Its key for the service that sells the tickets.
pub const API_KEY: Variable = Variable {
    name: "FERRY_API_KEY",
    flag: None,
    default: None,
    secret: true,
    expected: "at least 16 characters without white space",
};

/// How much it logs.
pub const LOG_LEVEL: Variable = Variable {
    name: "FERRY_LOG_LEVEL",
    flag: Some("--log-level"),
    default: Some("info"),
    secret: false,
    expected: "error, warn, info, debug or trace",
};

/// How long it waits for an answer.
pub const TIMEOUT: Variable = Variable {
    name: "FERRY_TIMEOUT",
    flag: Some("--timeout"),
    default: Some("30s"),
    secret: false,
    expected: "a time such as 250ms, 30s or 2m, from 1ms to 60m",
};

/// Whether it is closed for maintenance.
pub const MAINTENANCE: Variable = Variable {
    name: "FERRY_MAINTENANCE",
    flag: Some("--maintenance"),
    default: Some("false"),
    secret: false,
    expected: "true or false (or 1, yes, on; 0, no, off)",
};

/// Which web pages may call it.
pub const ALLOWED_ORIGINS: Variable = Variable {
    name: "FERRY_ALLOWED_ORIGINS",
    flag: Some("--allowed-origins"),
    default: Some(""),
    secret: false,
    expected: "origins such as https://a.example with commas between them, or nothing",
};

/// All of them, in the order in which they are read, shown and reported.
pub const VARIABLES: [&Variable; 8] = [
    &HOST,
    &PORT,
    &DATABASE_URL,
    &API_KEY,
    &LOG_LEVEL,
    &TIMEOUT,
    &MAINTENANCE,
    &ALLOWED_ORIGINS,
];

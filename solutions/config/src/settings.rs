//! The settings of the service, each with its type.

use std::net::IpAddr;
use std::time::Duration;

use crate::problem::{Problems, Report};
use crate::secret::Secret;
use crate::sources::{Sourced, Sources};
use crate::value::{self, LogLevel};
use crate::variable::{
    ALLOWED_ORIGINS, API_KEY, DATABASE_URL, HOST, LOG_LEVEL, MAINTENANCE, PORT, TIMEOUT,
};

/// Everything that the service has to know before it starts. All values are valid, so no other code parses a text
/// again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The address on which the service listens.
    pub host: Sourced<IpAddr>,
    /// The port on which it listens.
    pub port: Sourced<u16>,
    /// The address of its database, with the password.
    pub database_url: Sourced<Secret<String>>,
    /// Its key for the service that sells the tickets.
    pub api_key: Sourced<Secret<String>>,
    /// How much it logs.
    pub log_level: Sourced<LogLevel>,
    /// How long it waits for an answer.
    pub timeout: Sourced<Duration>,
    /// Whether it is closed for maintenance.
    pub maintenance: Sourced<bool>,
    /// Which web pages may call it.
    pub allowed_origins: Sourced<Vec<String>>,
}

/// Reads all settings.
///
/// # Errors
/// All errors, in one report: bad lines of `.env`, and each missing or malformed setting.
pub fn load(sources: &Sources<'_>) -> Result<Settings, Report> {
    let mut problems = Problems::of(sources.dot_env);
    let host = problems.keep(sources.read(&HOST, value::ip_address));
    let port = problems.keep(sources.read(&PORT, value::port));
    let database_url = problems.keep(sources.read(&DATABASE_URL, value::database_url));
    let api_key = problems.keep(sources.read(&API_KEY, value::api_key));
    let log_level = problems.keep(sources.read(&LOG_LEVEL, value::log_level));
    let timeout = problems.keep(sources.read(&TIMEOUT, value::timeout));
    let maintenance = problems.keep(sources.read(&MAINTENANCE, value::boolean));
    let allowed_origins = problems.keep(sources.read(&ALLOWED_ORIGINS, value::origins));
    problems.settle(|| {
        Some(Settings {
            host: host?,
            port: port?,
            database_url: database_url?,
            api_key: api_key?,
            log_level: log_level?,
            timeout: timeout?,
            maintenance: maintenance?,
            allowed_origins: allowed_origins?,
        })
    })
}

//! The settings, as a person reads them.

use std::fmt::Display;
use std::time::Duration;

use crate::origin::Origin;
use crate::settings::Settings;
use crate::variable::{
    ALLOWED_ORIGINS, API_KEY, DATABASE_URL, HOST, LOG_LEVEL, MAINTENANCE, PORT, TIMEOUT, Variable,
};
use crate::writer::assignment;

/// The settings in the order of [`VARIABLES`](crate::VARIABLES), each as a line of an `.env` file with its origin as a
/// comment: `FERRY_PORT=8080  # default`. Every line ends with `\n`.
///
/// The values are written by [`assignment`]. A secret is `***`. A timeout is in whole seconds if it can be (`30s`),
/// otherwise in milliseconds. Between two allowed origins there is only a comma.
#[must_use]
pub fn show(settings: &Settings) -> String {
    let Settings {
        host,
        port,
        database_url,
        api_key,
        log_level,
        timeout,
        maintenance,
        allowed_origins,
    } = settings;
    [
        line(&HOST, &host.value, host.origin),
        line(&PORT, &port.value, port.origin),
        line(&DATABASE_URL, &database_url.value, database_url.origin),
        line(&API_KEY, &api_key.value, api_key.origin),
        line(&LOG_LEVEL, &log_level.value, log_level.origin),
        line(&TIMEOUT, &time(timeout.value), timeout.origin),
        line(&MAINTENANCE, &maintenance.value, maintenance.origin),
        line(
            &ALLOWED_ORIGINS,
            &allowed_origins.value.join(","),
            allowed_origins.origin,
        ),
    ]
    .concat()
}

/// The line for one setting.
fn line(variable: &Variable, value: &dyn Display, origin: Origin) -> String {
    todo!()
}

/// A time with its unit.
fn time(time: Duration) -> String {
    todo!()
}

//! title: Shows the end of a secret
//! severity: major
//! seen by: unit::showing::every_setting_is_shown_with_its_origin
//! rule: A secret is `*`.
//! asks: what does the list of all settings show of a secret?
//!
//! Four letters are enough to tell two keys apart, and shops print card numbers like this. But the end of a database
//! URL may be a part of the password. A reader of the output then learns it.
//!
//! The output for a secret must not depend on it. A test compares the whole line.

mod show {
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
        let end = |secret: &crate::secret::Secret<String>| {
            let characters: Vec<_> = secret.expose().chars().collect();
            let end: String = characters[characters.len().saturating_sub(4)..].iter().collect();
            format!("***{end}")
        };
        [
            line(&HOST, &host.value, host.origin),
            line(&PORT, &port.value, port.origin),
            line(&DATABASE_URL, &end(&database_url.value), database_url.origin),
            line(&API_KEY, &end(&api_key.value), api_key.origin),
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
}

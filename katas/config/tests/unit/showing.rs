//! The settings, as `config show` prints them.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use config::{LogLevel, Origin, Secret, Settings, Sourced, show};

/// On which port does the service listen, and where does that come from? With four sources you cannot see it, so the
/// program has to say it. It prints the grammar that it reads, with the source as a comment and a secret as three
/// stars. The source of a secret may be shown, and helps when the wrong password is used.
#[test]
fn every_setting_is_shown_with_its_origin() {
    insta::assert_snapshot!("show", show(&settings()));
}

/// A time is shown as people write it: in seconds, unless that needs a fraction.
#[test]
fn a_timeout_is_shown_with_its_unit() {
    for (millis, expected) in [
        (1500, "FERRY_TIMEOUT=1500ms  # default\n"),
        (250, "FERRY_TIMEOUT=250ms  # default\n"),
        (120_000, "FERRY_TIMEOUT=120s  # default\n"),
    ] {
        let settings = Settings {
            timeout: default(Duration::from_millis(millis)),
            ..settings()
        };
        let shown = show(&settings);
        let line = shown.split_inclusive('\n').nth(5);
        assert_eq!(line, Some(expected), "the sixth line for {millis} ms");
    }
}

/// Settings with values from all four sources.
fn settings() -> Settings {
    Settings {
        host: default(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        port: Sourced {
            value: 9000,
            origin: Origin::Flag("--port"),
        },
        database_url: Sourced {
            value: Secret::new("postgres://ferry:hunter2@db/ferry".to_owned()),
            origin: Origin::Environment,
        },
        api_key: Sourced {
            value: Secret::new("hunter2hunter2hunter2".to_owned()),
            origin: Origin::DotEnv(12),
        },
        log_level: default(LogLevel::Warn),
        timeout: default(Duration::from_secs(30)),
        maintenance: default(false),
        allowed_origins: Sourced {
            value: vec!["https://a.example".to_owned(), "http://[::1]:80".to_owned()],
            origin: Origin::Environment,
        },
    }
}

fn default<T>(value: T) -> Sourced<T> {
    Sourced {
        value,
        origin: Origin::Default,
    }
}

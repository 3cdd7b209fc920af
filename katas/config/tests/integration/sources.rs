//! Which source counts.

use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use config::{LogLevel, Origin, Secret, Settings, Sourced, VARIABLES};

use crate::mocks::{MockVariables, SECRETS, environment, load_from, nothing};

/// A service that starts without any variable is easy to work on, so every setting has a harmless default. A secret has
/// none: a secret in the source code is not secret. The two secrets come from `.env` here. This is the first time that
/// a text goes the whole way to a value with its type; errors come later. It needs four functions, and each says `not
/// yet implemented` in its turn. `load` calls them in this order: `Problems::of`, then `Sources::read` and
/// `Problems::keep` for every setting, and `Problems::settle` at the end.
#[test]
fn every_setting_but_the_secrets_has_a_default() {
    let settings = load_from(&[], &nothing(), SECRETS);
    let expected = Settings {
        host: default(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        port: default(8080),
        database_url: Sourced {
            value: Secret::new("postgres://ferry:hunter2@db".to_owned()),
            origin: Origin::DotEnv(1),
        },
        api_key: Sourced {
            value: Secret::new("hunter2hunter2hunter2".to_owned()),
            origin: Origin::DotEnv(2),
        },
        log_level: default(LogLevel::Info),
        timeout: default(Duration::from_secs(30)),
        maintenance: default(false),
        allowed_origins: default(Vec::new()),
    };
    assert_eq!(settings, Ok(expected), "with a file of two secrets");
}

/// All programs that are started in an environment share its names: `PORT` or `API_KEY` may be meant for another
/// program. The mock expects each of our names at least once, and complains about every other one. (`Err(Report([]))`
/// means that a setting could not be read, and that no problem was kept: that comes later. Here it is the two secrets,
/// which are only in the environment.)
#[test]
fn the_environment_is_asked_for_our_names_and_no_others() {
    let mut environment = MockVariables::new();
    for variable in VARIABLES {
        let answer = match variable.name {
            "FERRY_DATABASE_URL" => Some(OsString::from("postgres://db")),
            "FERRY_API_KEY" => Some(OsString::from("hunter2hunter2hunter2")),
            _ => None,
        };
        environment
            .expect_get()
            .withf(move |name| name == variable.name)
            .times(1..)
            .return_const(answer);
    }
    environment
        .expect_get()
        .returning(|name| panic!("the environment was asked for {name:?}, which is not ours"));

    let key = load_from(&[], &environment, "").map(|settings| settings.api_key.origin);
    assert_eq!(key, Ok(Origin::Environment), "where the key comes from");
}

/// The nearer a source is to the person who starts the program, the higher it is. A flag is for this one start, the
/// environment for this deployment, `.env` for this folder, and the default for all. So you can overrule a lower source
/// without changing it. The empty text is a value too: a user who sets a variable to it wants it empty. Names in the
/// file that are not ours are left alone. (`Report([])`, again, is a setting that could not be read and a problem that
/// was not kept. Here it is the port, if your code has looked into the file.)
#[test]
fn the_highest_source_that_has_a_setting_counts() {
    let ours = "FERRY_PORT=http\nFERRY_MAINTENANCE=on\nFERRY_ALLOWED_ORIGINS=http://a";
    let file = format!("{SECRETS}{ours}\nPORT=9\nFERRY_PROT=9");
    let variables = [
        ("FERRY_PORT", "2"),
        ("FERRY_MAINTENANCE", "off"),
        ("FERRY_ALLOWED_ORIGINS", ""),
    ];
    let settings = load_from(&[("--port", "3")], &environment(&variables), &file)
        .expect("all of them are good");

    let port = (settings.port.value, settings.port.origin);
    let expected = (3, Origin::Flag("--port"));
    assert_eq!(
        port, expected,
        "`http` in the file, which is not read, 2 in the environment, a flag"
    );
    let maintenance = (settings.maintenance.value, settings.maintenance.origin);
    let expected = (false, Origin::Environment);
    assert_eq!(
        maintenance, expected,
        "on in the file, off in the environment"
    );
    let origins = settings.allowed_origins;
    let expected = Sourced {
        value: Vec::new(),
        origin: Origin::Environment,
    };
    assert_eq!(
        origins, expected,
        "one in the file, set to nothing in the environment"
    );
}

fn default<T>(value: T) -> Sourced<T> {
    Sourced {
        value,
        origin: Origin::Default,
    }
}

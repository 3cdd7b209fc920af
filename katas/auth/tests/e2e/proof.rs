//! The purpose of all of it. These tests close the kata: they should pass as soon as you reach them.

use serde_json::json;

use crate::server::{PASSWORD, SECRET, Server};

/// "Compare the submitted token with the one that is saved on the server", many say. Here two servers share only the
/// secret: the second does not know joe, and still accepts his access token. A third server has another secret, and
/// does not. The *refresh* token is different: the second server cannot find its family, and refuses it. That is the
/// price of a token that can be revoked.
#[test]
fn two_servers_that_share_only_the_secret_accept_each_others_access_tokens() {
    let (mut first, mut second) = (Server::start(SECRET), Server::start(SECRET));
    let mut third = Server::start(SECRET.replace('0', "1"));
    first.register("joe");
    let (access, refresh) = first.login("joe");
    second.register("ann");
    let (of_ann, _) = second.login("ann");

    let joe = second.me(&access);
    assert_eq!(
        joe.body,
        json!({"name": "joe", "role": "user"}),
        "joe at the second server: {joe:?}"
    );
    let ann = first.me(&of_ann);
    assert_eq!(
        ann.body,
        json!({"name": "ann", "role": "user"}),
        "ann at the first server: {ann:?}"
    );
    let stranger = third.me(&access);
    assert_eq!(stranger.status, 401, "the status at the third server");
    let challenge = r#"Bearer realm="auth", error="invalid_token""#;
    assert_eq!(
        stranger.challenge.as_deref(),
        Some(challenge),
        "the challenge at the third server"
    );
    assert_eq!(
        second.refresh(&refresh).status,
        401,
        "the refresh token at the second server"
    );
    assert_eq!(
        first.refresh(&refresh).status,
        200,
        "the refresh token where it is from"
    );
}

/// A thief has a copy of joe's refresh token, and uses it first. When joe uses his, the server signs both out, and joe
/// signs in again. Until then the thief's new token was valid. (RFC 9700 §4.14.2)
#[test]
fn a_stolen_refresh_token_ends_when_it_is_used_a_second_time() {
    let mut server = Server::start(SECRET);
    server.register("joe");
    let (_, refresh) = server.login("joe");
    let (_, elsewhere) = server.login("joe");

    let stolen = server.refresh(&refresh);
    assert_eq!(stolen.status, 200, "the status for the thief, who is first");
    assert_eq!(
        server.refresh(&refresh).status,
        401,
        "the status for joe, who is second"
    );
    let (_, next) = crate::server::tokens(&stolen);
    assert_eq!(
        server.refresh(&next).status,
        401,
        "the status for the thief, a second time"
    );
    assert_eq!(
        server.refresh(&elsewhere).status,
        200,
        "the status for joe's other device"
    );
}

/// The log has everything that joe sends, in the way in which it prints itself. So it has his name, but not his
/// password and not a token. A stranger cannot learn from an answer whether joe has an account: a wrong password and an
/// unknown name get the same one. (OWASP, Logging Cheat Sheet)
#[test]
fn neither_the_log_nor_an_answer_gives_anything_away() {
    let mut server = Server::start(SECRET);
    server.register("joe");
    let (access, refresh) = server.login("joe");
    server.refresh(&refresh);
    let wrong = server.post(
        "/login",
        &json!({"name": "joe", "password": "a wrong password"}),
    );
    let unknown = server.post(
        "/login",
        &json!({"name": "eve", "password": "a wrong password"}),
    );
    assert_eq!(
        wrong, unknown,
        "the answers to a wrong password and to an unknown name"
    );
    assert_eq!(wrong.status, 401, "their status");

    let log = server.stop();
    assert!(log.contains("joe"), "joe should be in the log:\n{log}");
    for (what, text) in [
        ("password", PASSWORD),
        ("wrong password", "a wrong password"),
        ("access token", &access),
        ("refresh token", &refresh),
        ("secret", SECRET),
    ] {
        assert!(
            !log.contains(text),
            "the {what} should not be in the log:\n{log}"
        );
    }
}

/// A secret is bytes, and a variable may hold any bytes. If your code first converts it to text and replaces each
/// invalid byte by one sign, the secret is easier to guess. Here two different secrets would become the same.
/// (POSIX.1-2024, Base Definitions, §8.1, promises no encoding.)
#[cfg(unix)]
#[test]
fn a_secret_may_be_any_bytes_and_all_of_them_count() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let [one, other] = [[0xfe; 32], [0xff; 32]];
    let mut server = Server::start(OsStr::from_bytes(&one));
    let mut stranger = Server::start(OsStr::from_bytes(&other));
    server.register("joe");
    let (access, _) = server.login("joe");
    assert_eq!(server.me(&access).status, 200, "at the server that signed");
    assert_eq!(stranger.me(&access).status, 401, "with another secret");
}

//! What a client sees.

use auth::{Argon2Hasher, Cost, Hidden, Password, PasswordHasher};
use rstest::rstest;
use serde_json::json;

use crate::server::{Answer, PASSWORD, SECRET, Server, tokens};

/// The whole way: joe registers, signs in, is recognised, stays signed in, and signs out. The first line of the server
/// says where it listens. Signing out revokes the family of his refresh tokens; his access token stays valid until it
/// expires. A cache on the way must not keep his tokens. (RFC 6749 §5.1)
#[test]
fn joe_registers_signs_in_stays_and_leaves() {
    let mut server = Server::start(SECRET);
    server.register("Joe");
    let answer = server.post("/login", &json!({"name": "joe", "password": PASSWORD}));
    assert_eq!(
        answer.body["expires_in"],
        json!(900),
        "how long it lives: {answer:?}"
    );
    assert_eq!(
        answer.cache.as_deref(),
        Some("no-store"),
        "Cache-Control: {answer:?}"
    );
    let (access, refresh) = tokens(&answer);
    let me = server.me(&access);
    assert_eq!(
        me.body,
        json!({"name": "joe", "role": "user"}),
        "who he is: {me:?}"
    );

    let (access, refresh) = tokens(&server.refresh(&refresh));
    assert_eq!(
        server.me(&access).status,
        200,
        "the status, with the new access token"
    );
    let left = server.post("/logout", &json!({"refresh_token": refresh}));
    assert_eq!(left.status, 204, "the status for signing out");
    assert_eq!(
        server.refresh(&refresh).status,
        401,
        "the status, once he has left"
    );
}

/// The options of the server say how long a token lives. With 0 it expires at once, so the test does not have to wait.
#[rstest]
#[case::an_access_token("--access-seconds")]
#[case::a_refresh_token("--refresh-seconds")]
fn tokens_live_as_long_as_the_options_say(#[case] option: &str) {
    let mut server = Server::start_with(SECRET, &[option, "0"], None);
    server.register("joe");
    let (access, refresh) = server.login("joe");

    let statuses = (server.me(&access).status, server.refresh(&refresh).status);
    let expected = match option {
        "--access-seconds" => (401, 200),
        _ => (200, 401),
    };
    assert_eq!(
        statuses, expected,
        "the statuses of /me and /refresh, with {option} 0"
    );
}

/// The admin of `AUTH_ADMIN` exists from the beginning, and signs in like every user. No other user can register this
/// name. Others do not see the list, and learn why: joe is not an admin, and a stranger has to sign in. (RFC 6750 §3.1)
#[test]
fn the_admin_from_the_settings_sees_the_users() {
    let password = Password::parse(&Hidden::new(PASSWORD)).expect("a password");
    let hasher = Argon2Hasher::new(Cost::CHEAP).expect("argon2 can work with this");
    let hash = hasher.hash(&password).expect("this machine can hash");
    let mut server = Server::start_with(SECRET, &[], Some(&format!("root:{hash}")));

    server.register("joe");
    let again = server.post("/register", &json!({"name": "Root", "password": PASSWORD}));
    assert_eq!(again.status, 409, "the status for a second root");

    let (root, _) = server.login("root");
    let seen = server.get("/admin/users", Some(&format!("Bearer {root}")));
    assert_eq!(
        seen.body,
        json!({"users": ["joe", "root"]}),
        "what root sees"
    );

    let (joe, _) = server.login("joe");
    let seen = server.get("/admin/users", Some(&format!("bearer {joe}")));
    assert_eq!(seen.status, 403, "the status for joe: {seen:?}");
    let seen = server.get("/admin/users", None);
    assert_eq!(seen.status, 401, "the status for a stranger: {seen:?}");
    assert_eq!(
        seen.challenge.as_deref(),
        Some(r#"Bearer realm="auth""#),
        "the challenge"
    );
}

/// Each answer that a client gets on a day, as a whole and in one file. A test of single fields misses a challenge that
/// is not there, or a field too many, such as joe's hash. A snapshot shows both, and its difference shows a reviewer
/// what clients will see from now on. The test first replaces a text that differs each time (a token) or is left open
/// (the words of a refusal). Otherwise the snapshot would fail without a reason. (This test passes as soon as you reach
/// it if the tests before it pass; <https://insta.rs/docs/redactions/>)
#[test]
fn a_client_sees_this_and_nothing_else() {
    let mut server = Server::start(SECRET);
    let joe = json!({"name": "joe", "password": PASSWORD});
    let mut seen = vec![
        ("registers", server.post("/register", &joe)),
        ("registers again", server.post("/register", &joe)),
        (
            "registers with a short password",
            server.post("/register", &json!({"name": "ann", "password": "short"})),
        ),
        (
            "signs in with a wrong password",
            server.post(
                "/login",
                &json!({"name": "joe", "password": "a wrong password"}),
            ),
        ),
        ("signs in", server.post("/login", &joe)),
    ];
    let (access, refresh) = tokens(&seen[4].1);
    seen.extend([
        ("asks who he is", server.me(&access)),
        ("asks without a token", server.get("/me", None)),
        ("asks with two words", server.get("/me", Some("Bearer a b"))),
        ("asks with a refresh token", server.me(&refresh)),
        (
            "asks for the users",
            server.get("/admin/users", Some(&format!("Bearer {access}"))),
        ),
        ("stays", server.refresh(&refresh)),
        ("stays with a used token", server.refresh(&refresh)),
        (
            "leaves",
            server.post("/logout", &json!({"refresh_token": refresh})),
        ),
    ]);
    let seen: Vec<String> = seen
        .iter()
        .map(|(what, answer)| format!("joe {what}\n{}", shown(answer)))
        .collect();
    insta::assert_snapshot!("a_day", seen.join("\n"));
}

/// An answer in lines, without what differs from run to run or is left open.
fn shown(answer: &Answer) -> String {
    let mut body = answer.body.clone();
    for (field, stand_in) in [
        ("access_token", "[token]"),
        ("refresh_token", "[token]"),
        ("error", "[words]"),
    ] {
        if let Some(value) = body.get_mut(field) {
            *value = json!(stand_in);
        }
    }
    let headers = [
        ("WWW-Authenticate", &answer.challenge),
        ("Cache-Control", &answer.cache),
    ];
    let headers = headers.iter().filter_map(|(name, value)| {
        let value = value.as_ref()?;
        Some(format!("  {name}: {value}\n"))
    });
    format!(
        "  {}\n{}  {body}\n",
        answer.status,
        headers.collect::<String>()
    )
}

//! Which client may see what.

use auth::{AUDIENCE, AccessClaims, Auth, AuthError, Name, Role};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderValue};
use rstest::rstest;

use crate::mocks::{MockShelf, hasher_that_is_never_asked, store_that_is_never_asked};
use crate::service::{NOW, access_token, name, refresh_token, service};

/// "Compare it with the one that is saved on the server", people say. The server saves no access token: it needs the
/// signature, `exp` and the clock, and does not call the store. That is the purpose of a JWT, and the reason why no
/// server can revoke one.
#[test]
fn an_access_token_is_believed_without_asking_the_store() {
    let exp = NOW + 1;
    let who = with_store(store_that_is_never_asked()).who(&bearer(&access_token(Role::User, exp)));
    let expected = AccessClaims {
        sub: name("joe"),
        role: Role::User,
        aud: AUDIENCE.to_owned(),
        iat: 0,
        exp,
    };
    assert_eq!(who, Ok(expected), "who it is");
}

/// A missing token, an unreadable one and an invalid one are three different errors for the client, and the challenge
/// says which one it is. The client does not learn what exactly is wrong with an invalid token. (The first two cases
/// pass as soon as you reach them if you return the error of `bearer`. The last one does if you asked for an access
/// token.)
#[rstest]
#[case::nothing(HeaderMap::new(), AuthError::NoToken)]
#[case::no_token(bearer("a b"), AuthError::Malformed)]
#[case::one_that_has_ended(bearer(&access_token(Role::Admin, NOW)), AuthError::InvalidToken)]
#[case::a_refresh_token(bearer(&refresh_token("t1", NOW + 1)), AuthError::InvalidToken)]
fn a_request_without_a_good_access_token_is_refused(
    #[case] headers: HeaderMap,
    #[case] expected: AuthError,
) {
    let who = with_store(store_that_is_never_asked()).who(&headers);
    assert_eq!(who, Err(expected), "who it is");
}

/// The role comes from the token, which we signed, and from no other place. A known user without the right gets another
/// error than an unknown client. The store is not called for a list that the client may not see.
#[rstest]
#[case::an_admin(bearer(&access_token(Role::Admin, NOW + 1)), Ok(vec![name("ann"), name("joe")]))]
#[case::no_token(HeaderMap::new(), Err(AuthError::NoToken))]
#[case::a_user(
    bearer(&access_token(Role::User, NOW + 1)),
    Err(AuthError::Forbidden { needs: Role::Admin })
)]
fn only_an_admin_sees_the_users(
    #[case] headers: HeaderMap,
    #[case] expected: Result<Vec<Name>, AuthError>,
) {
    let store = match expected.clone() {
        Ok(names) => {
            let mut store = MockShelf::new();
            store.expect_user_names().return_const(names);
            store
        }
        Err(_) => store_that_is_never_asked(),
    };
    assert_eq!(with_store(store).users(&headers), expected, "the users");
}

fn with_store(store: MockShelf) -> Auth {
    service(store, hasher_that_is_never_asked())
}

fn bearer(token: &str) -> HeaderMap {
    let value = HeaderValue::try_from(format!("Bearer {token}"));
    HeaderMap::from_iter([(AUTHORIZATION, value.expect("this goes into a header"))])
}

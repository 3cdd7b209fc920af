//! How HTTP reports a refusal.

use auth::{AuthError, HashError, NameError, PasswordError, Role, TokenError};
use rstest::rstest;

/// 401 means "I do not know you", although it is called "Unauthorized". 403 means "I know you, and you may not". A
/// client that gets the wrong one signs in again and again, or not at all. A 401 must say how to sign in. A client
/// without a token did nothing wrong, so it gets no error code. Otherwise the challenge says what was wrong with the
/// token, and a 403 names the missing role. (RFC 9110 §11.6.1 and §15.5.2, RFC 6750 §3 and §3.1)
#[rstest]
#[case::nothing_was_shown(AuthError::NoToken, 401, Some(r#"Bearer realm="auth""#))]
#[case::a_wrong_password(AuthError::Credentials, 401, Some(r#"Bearer realm="auth""#))]
#[case::a_bad_refresh_token(AuthError::SignInAgain, 401, Some(r#"Bearer realm="auth""#))]
#[case::a_bad_token(
    AuthError::InvalidToken,
    401,
    Some(r#"Bearer realm="auth", error="invalid_token""#)
)]
#[case::cannot_be_read(
    AuthError::Malformed,
    400,
    Some(r#"Bearer realm="auth", error="invalid_request""#)
)]
#[case::an_admin_may(
    AuthError::Forbidden { needs: Role::Admin },
    403,
    Some(r#"Bearer realm="auth", error="insufficient_scope", scope="admin""#)
)]
#[case::a_user_may(
    AuthError::Forbidden { needs: Role::User },
    403,
    Some(r#"Bearer realm="auth", error="insufficient_scope", scope="user""#)
)]
#[case::a_name_is_taken(AuthError::NameTaken, 409, None)]
#[case::no_name(AuthError::Name(NameError::Length { found: 0 }), 422, None)]
#[case::no_password(AuthError::Password(PasswordError::TooShort), 422, None)]
#[case::no_hash(AuthError::Hash(HashError("no memory".to_owned())), 500, None)]
#[case::no_signature(AuthError::Sign(TokenError::NotSigned("no key".to_owned())), 500, None)]
fn a_refusal_has_its_status_and_says_how_to_get_in(
    #[case] error: AuthError,
    #[case] status: u16,
    #[case] challenge: Option<&str>,
) {
    assert_eq!(error.status().as_u16(), status, "the status for {error:?}");
    let found = error.challenge();
    assert_eq!(
        found.as_deref(),
        challenge,
        "WWW-Authenticate for {error:?}"
    );
}

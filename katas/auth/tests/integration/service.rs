//! The service of these tests, and what they all need.

use auth::{
    AUDIENCE, AccessClaims, Auth, Lifetimes, Name, Parts, RefreshClaims, Role, Secret, Tokens, User,
};

use crate::mocks::{HASH, MockDice, MockHasher, MockShelf, MockWatch};

/// The time at which everything happens here: so many seconds since 1970.
pub const NOW: u64 = 10_000;

/// A password.
pub const PASSWORD: &str = "correct horse battery";

/// The service with this store and this hasher. It is 10,000 seconds since 1970, the ids are `id-1`, `id-2` and so on,
/// access tokens live for 100 seconds and families for 5,000.
pub fn service(store: MockShelf, hasher: MockHasher) -> Auth {
    let mut clock = MockWatch::new();
    clock.expect_now().return_const(NOW);
    let (mut ids, mut last) = (MockDice::new(), 0);
    ids.expect_fresh().returning(move || {
        last += 1;
        format!("id-{last}")
    });
    Auth::new(Parts {
        store: Box::new(store),
        hasher: Box::new(hasher),
        clock: Box::new(clock),
        ids: Box::new(ids),
        tokens: tokens(),
        lifetimes: Lifetimes {
            access: 100,
            refresh: 5000,
        },
    })
}

/// Tokens with the secret of that service.
pub fn tokens() -> Tokens {
    Tokens::new(&Secret::new(&[b's'; 32]).expect("32 bytes are enough"))
}

pub fn name(text: &str) -> Name {
    Name::parse(text).expect("this is a name")
}

/// Joe, as the store has him, in this role.
pub fn joe(role: Role) -> User {
    User {
        name: name("joe"),
        password_hash: HASH.to_owned(),
        role,
    }
}

/// An access token of joe's, in this role, that ends then.
pub fn access_token(role: Role, exp: u64) -> String {
    let claims = AccessClaims {
        sub: name("joe"),
        role,
        aud: AUDIENCE.to_owned(),
        iat: 0,
        exp,
    };
    tokens()
        .sign_access(&claims)
        .expect("these claims can be signed")
}

/// A refresh token of joe's, of the family `f1`, by this name, that ends then.
pub fn refresh_token(jti: &str, exp: u64) -> String {
    tokens()
        .sign_refresh(&refresh_claims(jti, exp))
        .expect("these claims can be signed")
}

pub fn refresh_claims(jti: &str, exp: u64) -> RefreshClaims {
    RefreshClaims {
        sub: name("joe"),
        family: "f1".to_owned(),
        jti: jti.to_owned(),
        exp,
    }
}

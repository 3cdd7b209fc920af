//! What the store keeps of a password.
//!
//! A good hash takes time, and these tests should not. So they use the cheapest cost of argon2. A hash names its own
//! cost, so nothing else is different.

use auth::{Argon2Hasher, Cost, Hidden, Password, PasswordHasher};
use rstest::rstest;

/// A thief who has the store does not have the passwords. Argon2id makes each guess cost memory and time. The PHC
/// format has the cost and the salt in front of the hash. The salt is new each time: two users with one password have
/// two hashes, and a table of hashes computed beforehand is useless. (RFC 9106, OWASP Password Storage Cheat Sheet)
#[test]
fn a_hash_is_made_by_argon2id_with_a_salt_of_its_own() {
    let first = hash(Cost::CHEAP);
    let expected = "$argon2id$v=19$m=8,t=1,p=1";
    assert_eq!(without_salt_and_hash(&first), expected, "{first}");

    let second = hash(Cost::CHEAP);
    assert_ne!(first, second, "the same password a second time");
}

/// A hash cannot be turned back into its password. So the server hashes the password once more, with the cost and the
/// salt in front of the hash, and compares. Hashes made at another cost still fit: you can raise the cost, and no user
/// needs a new password. A text that is not a hash fits no password, and causes no panic. (The last case passes as soon
/// as you reach it if an error of the crate means no.)
#[rstest]
#[case::its_own("correct horse battery", MADE_AT_ANOTHER_COST, true)]
#[case::another("correct horse batterY", MADE_AT_ANOTHER_COST, false)]
#[case::no_hash("correct horse battery", "correct horse battery", false)]
fn only_its_own_password_fits_a_hash(#[case] text: &str, #[case] hash: &str, #[case] fits: bool) {
    let verdict = hasher(Cost::CHEAP).verify(&password(text), hash);
    assert_eq!(verdict, fits, "the password {text:?} for {hash}");
}

/// An unknown name has no hash to compare with. If the server then answers at once, the time tells a stranger who has
/// an account. So the server compares the decoy instead: it costs as much as the others, and fits no password. (OWASP
/// Authentication Cheat Sheet, "Authentication and error messages")
#[test]
fn the_decoy_costs_as_much_as_a_hash_and_fits_nothing() {
    let cost = Cost {
        memory: 16,
        passes: 3,
    };
    let hasher = hasher(cost);
    let (decoy, hash) = (hasher.decoy(), hash(cost));
    let expected = "$argon2id$v=19$m=16,t=3,p=1";
    assert_eq!(without_salt_and_hash(decoy), expected, "{decoy}");
    assert_eq!(decoy.len(), hash.len(), "the length of {decoy}");
    let fits = hasher.verify(&password("correct horse battery"), decoy);
    assert!(!fits, "the decoy should fit no password");
}

/// The hash of a password at this cost.
fn hash(cost: Cost) -> String {
    let hash = hasher(cost).hash(&password("correct horse battery"));
    hash.expect("this machine can hash")
}

/// Which function made a hash, and at what cost.
fn without_salt_and_hash(hash: &str) -> &str {
    hash.rsplitn(3, '$').last().unwrap_or_default()
}

/// `correct horse battery`, at twice the memory of [`Cost::CHEAP`].
const MADE_AT_ANOTHER_COST: &str = "$argon2id$v=19$m=16,t=2,p=1$nhMRDJa02QnY8qJeDkYw1g$cN0glMKlquMDa4zQtkx5vtbZcUduelhzQB3C8cOD+bU";

fn hasher(cost: Cost) -> Argon2Hasher {
    Argon2Hasher::new(cost).expect("argon2 can work with this")
}

fn password(text: &str) -> Password {
    Password::parse(&Hidden::new(text)).expect("this is a password")
}

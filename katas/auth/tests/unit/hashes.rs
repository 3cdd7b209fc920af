//! What is kept of a password.
//!
//! A hash that is worth having takes a while, and these tests should not. So they use the cheapest that argon2 can do;
//! a hash says itself what it costs, so nothing else is different.

use auth::{Argon2Hasher, Cost, Hidden, Password, PasswordHasher};
use rstest::rstest;

/// If the store is stolen, the passwords are not. Argon2id makes each guess cost memory and time; how much of them, and
/// the salt, stand in front of the hash, in the PHC format. The salt is new each time: two people with one password
/// have two hashes, and nobody can compute a table of hashes beforehand. (RFC 9106, OWASP Password Storage Cheat Sheet)
#[test]
fn a_hash_is_made_by_argon2id_with_a_salt_of_its_own() {
    let first = hash(Cost::CHEAP);
    let expected = "$argon2id$v=19$m=8,t=1,p=1";
    assert_eq!(without_salt_and_hash(&first), expected, "{first}");

    let second = hash(Cost::CHEAP);
    assert_ne!(first, second, "the same password a second time");
}

/// Nobody can get the password back out of its hash, so it is hashed once more, at the cost and with the salt that
/// stand in front of the hash, and compared. So hashes that were made at another cost still fit: the cost can be
/// raised, and nobody has to choose a new password. What is no hash fits nothing, and is no reason to panic. (The last
/// case is green already if you have passed the crate's error on as a no.)
#[rstest]
#[case::its_own("correct horse battery", MADE_AT_ANOTHER_COST, true)]
#[case::another("correct horse batterY", MADE_AT_ANOTHER_COST, false)]
#[case::no_hash("correct horse battery", "correct horse battery", false)]
fn only_its_own_password_fits_a_hash(#[case] text: &str, #[case] hash: &str, #[case] fits: bool) {
    let verdict = hasher(Cost::CHEAP).verify(&password(text), hash);
    assert_eq!(verdict, fits, "the password {text:?} for {hash}");
}

/// For a name that nobody has there is no hash to compare with. Whoever then answers at once has said who has an
/// account here, and who has not. The decoy is compared instead: it costs as much as the others, and fits nothing.
/// (OWASP Authentication Cheat Sheet, "Authentication and error messages")
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

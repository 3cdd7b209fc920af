//! How the server gets an admin.

use auth::{AdminError, Name, NameError, Role, User};
use rstest::rstest;

/// No request can register an admin. The first admin comes from the settings of the server: a name, a colon, and a
/// hash. The settings have a hash and not a password, since every child process sees them too. A text is refused if
/// argon2 cannot compare a password with it. Then the server does not start, and you learn of the mistake now and not
/// when the admin signs in. (The third case passes as soon as you reach it: `Name::parse` refuses the text.)
#[rstest]
#[case::no_colon("root", Err(AdminError::NoColon))]
#[case::a_name_and_a_hash(&format!("Root:{HASH}"), Ok(root()))]
#[case::no_name(&format!(":{HASH}"), Err(AdminError::Name(NameError::Length { found: 0 })))]
#[case::a_password("root:correct horse battery", Err(AdminError::NoHash))]
#[case::another_kind_of_hash(
    &format!("root:{}", HASH.replace("argon2id", "argon2i")),
    Err(AdminError::NoHash)
)]
#[case::half_a_hash(
    "root:$argon2id$v=19$m=16,t=2,p=1$c2FsdHNhbHRzYWx0",
    Err(AdminError::NoHash)
)]
#[case::a_hash_that_cost_nothing(
    &format!("root:{}", HASH.replace("m=16,t=2", "m=1,t=0")),
    Err(AdminError::NoHash)
)]
#[case::a_hash_that_only_looks_like_one(
    &format!("root:{}", HASH.replace("$cN0g", "$c!0g")),
    Err(AdminError::NoHash)
)]
#[case::a_cost_that_is_no_number(
    &format!("root:{}", HASH.replace("m=16", "m=many")),
    Err(AdminError::NoHash)
)]
#[case::a_version_that_is_none(
    &format!("root:{}", HASH.replace("v=19", "v=99")),
    Err(AdminError::NoHash)
)]
#[case::a_salt_that_is_too_short(
    &format!("root:{}", HASH.replace("$nhMRDJa02QnY8qJeDkYw1g", "$nhMRDJa0")),
    Err(AdminError::NoHash)
)]
fn an_admin_is_a_name_and_a_hash(#[case] text: &str, #[case] expected: Result<User, AdminError>) {
    assert_eq!(User::admin(text), expected, "for the text {text:?}");
}

/// A hash names the cost of a comparison. The server pays this cost for each attempt to sign in as this admin, so there
/// is a limit: 256 MiB, gone through 16 times.
#[rstest]
#[case::more_memory("m=262145,t=16")]
#[case::more_passes("m=262144,t=17")]
fn an_admin_has_a_hash_that_can_be_paid(#[case] too_much: &str) {
    let with = |cost: &str| User::admin(&format!("root:{}", HASH.replace("m=16,t=2", cost)));
    let most = "m=262144,t=16";
    assert_eq!(with(most).err(), None, "for the cost {most}");
    let expected = Err(AdminError::TooCostly);
    assert_eq!(with(too_much), expected, "for the cost {too_much}");
}

fn root() -> User {
    User {
        name: Name::parse("root").expect("this is a name"),
        password_hash: HASH.to_owned(),
        role: Role::Admin,
    }
}

const HASH: &str = "$argon2id$v=19$m=16,t=2,p=1$nhMRDJa02QnY8qJeDkYw1g$cN0glMKlquMDa4zQtkx5vtbZcUduelhzQB3C8cOD+bU";

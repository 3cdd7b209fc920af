//! How an admin comes to be.

use auth::{AdminError, Name, NameError, Role, User};
use rstest::rstest;

/// Nobody can register as an admin, so the first one comes from whoever starts the server: a name, a colon, and a hash.
/// It is no password, for the environment of a process is no place to keep one: it stands in the settings of the
/// service, and every child process has it too. Whatever is not an argon2id text with a hash behind its salt, or says that it cost
/// less than argon2 can do, is refused: an admin who can never sign in is found out now and not at night. (The third case is green already:
/// `Name::parse` knows it.)
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
fn an_admin_is_a_name_and_a_hash(#[case] text: &str, #[case] expected: Result<User, AdminError>) {
    assert_eq!(User::admin(text), expected, "for the text {text:?}");
}

fn root() -> User {
    User {
        name: Name::parse("root").expect("this is a name"),
        password_hash: HASH.to_owned(),
        role: Role::Admin,
    }
}

const HASH: &str = "$argon2id$v=19$m=16,t=2,p=1$nhMRDJa02QnY8qJeDkYw1g$cN0glMKlquMDa4zQtkx5vtbZcUduelhzQB3C8cOD+bU";

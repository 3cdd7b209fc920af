//! `config check`: could the service start?

use predicates::prelude::*;

use crate::command::{Folder, SECRETS, text};

/// A deployment runs this before it stops the old version. Everything that is wrong is on standard error at once, as
/// the person sees it who has to fix it. The exit status is 2. Nothing of the secret is in it.
#[test]
fn check_lists_all_that_is_wrong() {
    let file =
        "FERRY_API_KEY=hunter2\nFERRY_HOST=\"localhost\"\nexport FERRY_PORT\nFERRY_TIMEOUT=30";
    let assert = Folder::with_dot_env(file)
        .config(&["check", "--maintenance", "maybe", "--port", "-1"])
        .env("FERRY_LOG_LEVEL", "")
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::contains("hunter2").not());
    insta::assert_snapshot!("all_that_is_wrong", text(&assert.get_output().stderr));
}

/// If nothing is wrong, a script reads the exit status, and a person the sentence. The environment is empty here, even
/// without what a shell always has (`env -i` starts a program like that). All that the command needs is in the file and
/// in the flag.
#[test]
fn check_says_that_all_is_well() {
    Folder::with_dot_env(SECRETS)
        .config(&["check", "--port", "9000"])
        .env_clear()
        .assert()
        .success()
        .stdout("the settings can be used\n")
        .stderr("");
}

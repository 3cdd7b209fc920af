//! title: Merges under the name in the user's variables
//! severity: major
//! seen by: e2e::safety::a_merge_is_about_the_repository_of_its_folder
//! rule: The merge commit has the line as its first parent, the author `ci <ci@localhost>` whatever your variables say, and the message `Merge branch 'BRANCH' into LINE`.
//! asks: who is the author if `GIT_AUTHOR_NAME` is set where `ci` starts?
//!
//! `-c user.name=ci` looks like an author of its own. But git asks `GIT_AUTHOR_NAME` first, and hooks and editors set
//! it. So the commit has the name of a person who has not made it.
//!
//! Without the variable it is right. A test sets it.

mod git {
    fn prepared(command: &mut Command) -> &mut Command {
        without_repository(command)
            .args(["-c", "core.hooksPath=/dev/null"])
            .args(["-c", "core.sparseCheckout=false"])
            .args(["-c", "user.name=ci", "-c", "user.email=ci@localhost"])
    }
}

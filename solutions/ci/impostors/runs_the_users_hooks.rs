//! title: Runs the user's hooks
//! severity: minor
//! seen by: e2e::safety::a_merge_is_about_the_repository_of_its_folder
//! rule: without hooks, because a user's own hooks could refuse a good merge, or do something unexpected;
//! asks: what do the user's hooks do in a merge?
//!
//! Users write hooks for themselves: one formats, another one refuses. Here they also decide whether a merge
//! succeeds, and so the answer depends on the machine.
//!
//! Most test repositories have no hooks. A test has to make one.

mod git {
    fn prepared(command: &mut Command) -> &mut Command {
        without_repository(command).args(["-c", "core.sparseCheckout=false"]);
        for role in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{role}_NAME"), "ci")
                .env(format!("GIT_{role}_EMAIL"), "ci@localhost");
        }
        command
    }
}

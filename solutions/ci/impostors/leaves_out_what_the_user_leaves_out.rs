//! title: Leaves out the files that the user's sparse checkout leaves out
//! severity: critical
//! seen by: e2e::safety::a_merge_tests_files_that_the_user_has_left_out
//! rule: with all files of a commit in a new work tree, even if the user's own leaves some out (`git sparse-checkout`);
//! asks: which files of a commit are tested when the user has a sparse checkout?
//!
//! A user with little disk space can leave folders out (a sparse checkout). Git copies this setting into each new
//! work tree. If the folder with the tests is missing, no test fails, and the run is green.
//!
//! The user's settings are input. A test sets this one.

mod git {
    fn prepared(command: &mut Command) -> &mut Command {
        without_repository(command).args(["-c", "core.hooksPath=/dev/null"]);
        for role in ["AUTHOR", "COMMITTER"] {
            command
                .env(format!("GIT_{role}_NAME"), "ci")
                .env(format!("GIT_{role}_EMAIL"), "ci@localhost");
        }
        command
    }
}

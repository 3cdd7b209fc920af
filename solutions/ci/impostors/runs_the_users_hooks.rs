//! title: Runs the user's hooks
//! severity: minor
//! seen by: e2e::safety::a_merge_is_about_the_repository_of_its_folder
//! rule: with hooks that are switched off, since they are somebody's own custom, and could refuse what is green or do what nobody asked for;
//! asks: what do the hooks of the user have to say about a merge?
//!
//! A hook is somebody's own custom: it formats, it rings a bell, it refuses. Here it also decides whether everybody's
//! merge goes through, depending on whose machine it is.
//!
//! It works wherever there are no hooks, and in a test that is everywhere, unless the test makes one.

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

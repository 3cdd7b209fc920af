//! title: Needs an author from the user's configuration
//! severity: major
//! seen by: integration::git::two_branches_merge_into_a_commit_of_both
//! rule: with an author of its own for the commits that it makes, so that no configuration is needed.
//! asks: who is the author of a merge on a machine without settings?
//!
//! Git takes the author of a commit from the user's settings. A machine that only runs tests has none, so git fails
//! with "Please tell me who you are". On other machines the merge has the user's name.
//!
//! It works on the author's machine. A test removes all settings of git.

mod git {
    fn prepared(command: &mut Command) -> &mut Command {
        without_repository(command)
            .args(["-c", "core.hooksPath=/dev/null"])
            .args(["-c", "core.sparseCheckout=false"])
    }
}

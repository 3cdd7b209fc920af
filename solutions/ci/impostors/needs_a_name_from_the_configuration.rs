//! title: Needs a name from somebody's configuration
//! severity: major
//! seen by: integration::git::two_branches_merge_into_a_commit_of_both
//! rule: with an author of its own for the commits that it makes, so that no configuration is needed.
//! asks: who is the author of a merge on a machine without settings?
//!
//! A commit has an author, and git takes it from the settings of the user. A machine that does nothing but test has no
//! such settings: "Please tell me who you are". And where there are some, the merge is said to be theirs.
//!
//! On the machine of whoever wrote it it works. Tests that take all settings away are quicker to find it than the
//! server.

mod git {
    fn prepared(command: &mut Command) -> &mut Command {
        without_repository(command)
            .args(["-c", "core.hooksPath=/dev/null"])
            .args(["-c", "core.sparseCheckout=false"])
    }
}

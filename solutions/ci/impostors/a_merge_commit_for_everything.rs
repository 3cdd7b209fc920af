//! title: Always makes a merge commit
//! severity: minor
//! seen by: integration::gate::a_branch_that_is_ahead_of_the_line_is_tested_too
//! rule: If the branch already contains the line, the branch's own commit is tested, and no other is made.
//! asks: at which commit is the line when the branch had all of it?
//!
//! Some teams like a merge commit for each branch. The README of this gate says something else: a branch with all of
//! the line becomes the line as it is. The users then get the commit that its author has tested.
//!
//! A test needs a branch that is ahead of the line, and checks the commit of the line.

mod gate {
    impl<'a, R: Repository, T: Tester> Gate<'a, R, T> {
        fn merged(&self, ours: &Commit, theirs: Commit, message: &str) -> Result<Merge, GitError> {
            self.repository.merge(ours, &theirs, message)
        }
    }
}

//! title: Makes a merge commit where there is nothing to merge
//! severity: minor
//! seen by: integration::gate::a_branch_that_is_ahead_of_the_line_is_tested_too
//! rule: If the branch has all of the line already, its own commit is tested, and no other is made.
//! asks: at which commit is the line when the branch had all of it?
//!
//! Some like a merge commit for each branch, and a gate may be made so. The rules of this one are others: a branch that
//! has all of main becomes main as it is, so that the commit which its author tested is the very one that everybody
//! gets.
//!
//! A rule that is written down and not tested is a wish.

mod gate {
    impl<'a, R: Repository, T: Tester> Gate<'a, R, T> {
        fn merged(&self, ours: &Commit, theirs: Commit, message: &str) -> Result<Merge, GitError> {
            self.repository.merge(ours, &theirs, message)
        }
    }
}

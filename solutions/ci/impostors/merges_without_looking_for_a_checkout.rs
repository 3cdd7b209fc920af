//! title: Moves a line that is checked out
//! severity: major
//! seen by: integration::gate::a_line_that_is_checked_out_is_refused_before_anything_is_tested
//! rule: the line is checked out in a work tree | refused, even without changes there
//! asks: what does the gate do when the line is checked out in a work tree?
//!
//! The branch moves, and the files in the work tree stay. `git status` then shows the merge as undone by the user,
//! and the next commit really undoes it.
//!
//! No command fails, so the tests of the merge pass. A test needs a work tree that has the line checked out.

mod gate {
    impl<'a, R: Repository, T: Tester> Gate<'a, R, T> {
        fn refuse_checked_out(&self, line: &str) -> Result<(), GateError> {
            self.repository.checked_out(line)?;
            Ok(())
        }
    }
}

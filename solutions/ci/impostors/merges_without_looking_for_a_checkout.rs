//! title: Does not care who has main checked out
//! severity: major
//! seen by: integration::gate::a_line_that_is_checked_out_is_refused_before_anything_is_tested
//! rule: the line is checked out in a work tree | refused, even without changes there
//! asks: what does the gate do when somebody has the line checked out?
//!
//! The reference moves, the files stay. For whoever is on main, `git status` now shows everything that was merged as
//! undone by them, and the next commit really undoes it.
//!
//! Nothing is lost yet, and no command has failed. Somebody has to be on main in a test.

mod gate {
    impl<'a, R: Repository, T: Tester> Gate<'a, R, T> {
        fn refuse_checked_out(&self, line: &str) -> Result<(), GateError> {
            self.repository.checked_out(line)?;
            Ok(())
        }
    }
}

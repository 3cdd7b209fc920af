//! title: Asks only once whether the line is checked out
//! severity: minor
//! seen by: integration::gate::a_line_that_was_checked_out_meanwhile_is_not_moved
//! rule: The gate checks that before it tests, so that the user does not wait in vain, and again before the line moves.
//! asks: what does the gate do when the line is checked out during the tests?
//!
//! Before the tests no work tree uses the line. They take ten minutes, and a user switches to the line meanwhile.
//! Then the line moves. `git commit -a` in this work tree would undo the merge.
//!
//! An answer can change while the tests run. A mock gives another answer the second time.

mod gate {
    impl<'a, R: Repository, T: Tester> Gate<'a, R, T> {
        pub fn merge(&self, branch: &str, line: &str) -> Result<Verdict, GateError> {
            let from = self.repository.tip(line)?;
            let theirs = self.repository.tip(branch)?;
            if self.repository.contains(&from, &theirs)? {
                return Ok(Verdict::AlreadyMerged);
            }
            self.refuse_checked_out(line)?;
            let message = format!("Merge branch '{branch}' into {line}");
            let to = match self.merged(&from, theirs, &message)? {
                Merge::Clean(commit) => commit,
                Merge::Conflict(files) => return Ok(Verdict::Conflict(files)),
            };
            let report = self.tester.test(&to)?;
            if !report.is_green() {
                return Ok(Verdict::Red(report));
            }
            if self.repository.advance(line, &from, &to)? {
                Ok(Verdict::Merged { commit: to, report })
            } else {
                Ok(Verdict::MovedOn(report))
            }
        }
    }
}

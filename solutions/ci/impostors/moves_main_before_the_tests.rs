//! title: Moves the line before the tests
//! severity: critical
//! seen by: integration::gate::a_merged_result_that_is_not_green_moves_nothing
//! rule: it is red | the line stays
//! asks: where is the line when the merged result is red?
//!
//! The code merges and then tests, like a server that builds main after every push. When the run is red, all users
//! already have the red main.
//!
//! The report and the exit status are right. A test has to check where the line is after a red run.

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
            self.refuse_checked_out(line)?;
            let moved = self.repository.advance(line, &from, &to)?;
            let report = self.tester.test(&to)?;
            if !report.is_green() {
                Ok(Verdict::Red(report))
            } else if moved {
                Ok(Verdict::Merged { commit: to, report })
            } else {
                Ok(Verdict::MovedOn(report))
            }
        }
    }
}

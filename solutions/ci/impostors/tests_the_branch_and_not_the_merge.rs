//! title: Tests the branch and not the merge
//! severity: critical
//! seen by: integration::gate::a_merged_result_that_is_not_green_moves_nothing
//! rule: both have something new | a merge commit is tested; the line moves to it
//! asks: what is tested when the branch and the line both have something new?
//!
//! The branch is green and the line is green, so the code merges. But no run has tested both together. One of them
//! may rename a function and the other one call it by its old name. Many CI systems test only the branch, and then
//! all users get a broken main.
//!
//! A test needs two branches that are green alone and red together.

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
            let to = match self.merged(&from, theirs.clone(), &message)? {
                Merge::Clean(commit) => commit,
                Merge::Conflict(files) => return Ok(Verdict::Conflict(files)),
            };
            let report = self.tester.test(&theirs)?;
            if !report.is_green() {
                return Ok(Verdict::Red(report));
            }
            self.refuse_checked_out(line)?;
            if self.repository.advance(line, &from, &to)? {
                Ok(Verdict::Merged { commit: to, report })
            } else {
                Ok(Verdict::MovedOn(report))
            }
        }
    }
}

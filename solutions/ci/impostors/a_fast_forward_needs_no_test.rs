//! title: Does not test a branch that is ahead of the line
//! severity: critical
//! seen by: integration::gate::a_branch_that_is_ahead_of_the_line_is_tested_too
//! rule: the branch has all of the line | the branch's own commit is tested; the line moves to it
//! asks: what is tested when the branch has all of the line?
//!
//! There is nothing to merge, so the author sees nothing to test. But the line becomes what the branch is, and no run
//! has tested this commit. All users get a red main.
//!
//! It looks like an optimisation. A test needs a red branch that is ahead of the line.

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
            let report = if to == theirs {
                Report::default()
            } else {
                self.tester.test(&to)?
            };
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

//! title: Asks anew where main is before it moves it
//! severity: critical
//! seen by: e2e::merge::what_becomes_of_a_branch_is_said_in_a_sentence
//! rule: The line moves only from the commit where the merge began.
//! asks: from where does the line move when somebody else moved it during the tests?
//!
//! Git wants to know from where main is to be moved. So it is asked where main is, just before, and it always is there.
//! The comparison never fails, and it never helps: what somebody else merged while these tests ran is gone from main.
//!
//! A compare-and-swap compares with what the work was based on. A test has to move main while the tests run.

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
            self.refuse_checked_out(line)?;
            let from = self.repository.tip(line)?;
            if self.repository.advance(line, &from, &to)? {
                Ok(Verdict::Merged { commit: to, report })
            } else {
                Ok(Verdict::MovedOn(report))
            }
        }
    }
}

//! title: Asks where the line is just before it moves it
//! severity: critical
//! seen by: e2e::merge::the_answer_about_a_branch_is_a_sentence
//! rule: The line moves only from the commit where the merge began.
//! asks: from where does the line move when it was moved during the tests?
//!
//! Git wants to know from which commit it moves the line, so the code asks for it just before. The answer is always
//! right then, and the comparison never fails. A branch that another user merged during the tests is lost.
//!
//! The move has to name the commit where the merge began. A test moves the line while the tests run.

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

//! title: Looks only once whether main is checked out
//! severity: minor
//! seen by: integration::gate::a_line_that_was_checked_out_meanwhile_is_not_moved
//! rule: That is looked at before anything is tested, so that nobody waits in vain, and once more before the line moves.
//! asks: what does the gate do when somebody checks the line out during the tests?
//!
//! Before the tests nobody was on main. They take ten minutes, somebody switches to main meanwhile, and has all that is
//! merged then as changes of their own, the other way round: one `git commit -a` would undo it.
//!
//! What was true before something slow may not be true after it. A mock can answer differently the second time.

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

//! title: Merges before it asks whether the line is checked out
//! freedom: order
//! rule: before the test, and again before it moves the line
//!
//! The gate has to ask about work trees before the test. A merge commit touches no work tree, and no branch has it. So
//! this version makes it first, and asks then.

mod gate {
    impl<'a, R: Repository, T: Tester> Gate<'a, R, T> {
        pub fn merge(&self, branch: &str, line: &str) -> Result<Verdict, GateError> {
            let theirs = self.repository.tip(branch)?;
            let from = self.repository.tip(line)?;
            if self.repository.contains(&from, &theirs)? {
                return Ok(Verdict::AlreadyMerged);
            }
            let message = format!("Merge branch '{branch}' into {line}");
            let to = match self.merged(&from, theirs, &message)? {
                Merge::Clean(commit) => commit,
                Merge::Conflict(files) => return Ok(Verdict::Conflict(files)),
            };
            self.refuse_checked_out(line)?;
            let report = self.tester.test(&to)?;
            if !report.is_green() {
                return Ok(Verdict::Red(report));
            }
            self.refuse_checked_out(line)?;
            Ok(match self.repository.advance(line, &from, &to)? {
                true => Verdict::Merged { commit: to, report },
                false => Verdict::MovedOn(report),
            })
        }
    }
}

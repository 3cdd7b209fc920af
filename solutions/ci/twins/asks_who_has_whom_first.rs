//! title: Asks git for everything about the two commits first
//! freedom: order
//! rule: the line has all of the branch
//!
//! The README says which verdict comes out. The questions about the two commits change nothing, so their order is
//! free. This version asks all of them first.

mod gate {
    impl<'a, R: Repository, T: Tester> Gate<'a, R, T> {
        pub fn merge(&self, branch: &str, line: &str) -> Result<Verdict, GateError> {
            let theirs = self.repository.tip(branch)?;
            let from = self.repository.tip(line)?;
            let is_ahead = self.repository.contains(&theirs, &from)?;
            if self.repository.contains(&from, &theirs)? {
                return Ok(Verdict::AlreadyMerged);
            }
            self.refuse_checked_out(line)?;
            let to = if is_ahead {
                theirs
            } else {
                let message = format!("Merge branch '{branch}' into {line}");
                match self.repository.merge(&from, &theirs, &message)? {
                    Merge::Clean(commit) => commit,
                    Merge::Conflict(files) => return Ok(Verdict::Conflict(files)),
                }
            };
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

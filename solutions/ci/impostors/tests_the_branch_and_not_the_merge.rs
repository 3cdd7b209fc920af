//! title: Tests the branch, and not what comes of the merge
//! severity: critical
//! seen by: integration::gate::a_merged_result_that_is_not_green_moves_nothing
//! rule: both have something new | a merge commit is tested; the line moves to it
//! asks: what is tested when the branch and the line both have something new?
//!
//! The branch is green, so it is merged. Main is green too. What nobody has ever seen is the two together: the one
//! gives a function another name, the other one calls it once more. This is how most broken mains come about, and how
//! many a "CI" works that runs when somebody pushes a branch.
//!
//! A test needs two branches that are green by themselves and red together.

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

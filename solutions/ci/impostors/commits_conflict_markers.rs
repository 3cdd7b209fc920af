//! title: Commits the markers of a conflict
//! severity: critical
//! seen by: integration::git::a_conflict_names_its_files
//! rule: the two are in conflict | the files are named; nothing is tested
//! asks: what is tested if the branch and the line are in conflict?
//!
//! `git merge-tree` prints a tree in any case. If there is a conflict, its files have both versions, with `<<<<<<<`
//! and `>>>>>>>` around them. Only the exit status 1 says so, and this code does not look at it.
//!
//! If no test reads such a file, the run is green, and all users get the markers. A test needs a conflict.

mod git {
    impl Repository for GitRepository {
        fn merge(&self, ours: &Commit, theirs: &Commit, message: &str) -> Result<Merge, GitError> {
            let arguments = ["merge-tree", "--write-tree", "--name-only", "-z", &ours.0, &theirs.0];
            let answer = self.call(&arguments)?;
            let Some(tree) = answer.stdout.split('\0').next().filter(|tree| !tree.is_empty()) else {
                return Err(failed(&arguments, &answer));
            };
            let parents = ["-p", &ours.0, "-p", &theirs.0];
            let commit = [&["commit-tree", tree, "-m", message], &parents[..]].concat();
            Ok(Merge::Clean(Commit(self.demand(&commit)?)))
        }
    }
}

//! title: Expects a folder `.git` where it starts
//! severity: minor
//! seen by: e2e::merge::a_merge_may_start_anywhere_in_the_repository
//! rule: The repository that a folder is in: the folder may be anywhere in a work tree, and the work tree may be a linked one (`git worktree add`), whose `.git` is a file.
//! asks: from which folders of a repository can the gate be used?
//!
//! At the top of a repository there is a folder `.git`, so the code puts its notes there. In a folder below there is
//! none, and in a linked work tree it is a file. A user who starts `ci` there gets an error, or notes in a folder
//! that git does not know.
//!
//! A test starts the command in a folder below, and in a linked work tree.

mod git {
    impl GitRepository {
        pub fn open(folder: &Path) -> Result<Self, GitError> {
            let answer = call(folder, &["rev-parse", "--git-dir"])?;
            if answer.status != 0 {
                return Err(GitError::NoRepository {
                    folder: folder.to_owned(),
                    said: answer.stderr.trim().to_owned(),
                });
            }
            Ok(Self {
                folder: folder.to_owned(),
                common: folder.join(".git"),
            })
        }
    }
}

//! Real git repositories, made in a moment: one process makes all commits.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A commit on a branch: on top of what the branch has, or else of what `from` has, or else of nothing.
pub struct Change<'a> {
    pub branch: &'a str,
    pub from: Option<&'a str>,
    pub files: &'a [(&'a str, &'a str)],
}

/// A commit on a branch that there is, or the first one of all.
pub fn on<'a>(branch: &'a str, files: &'a [(&'a str, &'a str)]) -> Change<'a> {
    Change {
        branch,
        from: None,
        files,
    }
}

/// The first commit of a new branch that leaves another one.
pub fn leaving<'a>(from: &'a str, branch: &'a str, files: &'a [(&'a str, &'a str)]) -> Change<'a> {
    Change {
        branch,
        from: Some(from),
        files,
    }
}

/// A repository in a folder of its own. It is gone when this is dropped.
pub struct Repo {
    folder: TempDir,
}

impl Repo {
    /// A repository with these commits. Nothing is checked out: its work tree is on a branch `desk` without a commit.
    pub fn with(changes: &[Change<'_>]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let repo = Self { folder };
        repo.git(["init", "--quiet", "--template=", "--initial-branch=desk"]);
        let mut stream = String::new();
        for change in changes {
            write_change(&mut stream, change);
        }
        let mut import = repo
            .command(["fast-import", "--quiet"])
            .stdin(Stdio::piped())
            .spawn()
            .expect("git starts");
        let mut input = import.stdin.take().expect("it is piped");
        input
            .write_all(stream.as_bytes())
            .expect("git reads the commits");
        drop(input);
        assert!(
            import.wait().expect("git ends").success(),
            "git takes the commits"
        );
        repo
    }

    /// Its folder, without symbolic links.
    pub fn path(&self) -> PathBuf {
        fs::canonicalize(self.folder.path()).expect("the folder is there")
    }

    /// What git prints, without the line break at its end. Panics, if git fails.
    pub fn git<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> String {
        let output = self.command(arguments).output().expect("git starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git failed in a test: {said}");
        String::from_utf8_lossy(&output.stdout)
            .trim_end()
            .to_owned()
    }

    /// The commit that a branch is at.
    pub fn tip(&self, branch: &str) -> String {
        self.git(["rev-parse", &format!("refs/heads/{branch}")])
    }

    /// The folders of all work trees, the user's first.
    #[cfg_attr(
        not(unix),
        allow(dead_code, reason = "all e2e tests that ask are for Unix")
    )]
    pub fn work_trees(&self) -> Vec<PathBuf> {
        let listed = self.git(["worktree", "list", "--porcelain"]);
        let folders = listed
            .lines()
            .filter_map(|line| line.strip_prefix("worktree "));
        folders.map(PathBuf::from).collect()
    }

    /// Writes a file into the user's work tree.
    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a file can be written");
    }

    fn command<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new("git");
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        quiet_git(&mut command);
        command
    }
}

/// Git without the settings of this machine and of this user, in the repository of the folder and in no other.
pub fn quiet_git(command: &mut Command) {
    for variable in [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_COMMON_DIR",
    ] {
        command.env_remove(variable);
    }
    for (variable, value) in QUIET {
        command.env(variable, value);
    }
    for role in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{role}_NAME"), "author")
            .env(format!("GIT_{role}_EMAIL"), "author@localhost");
    }
}

/// Variables with which git has no settings of a machine or a user.
pub const QUIET: [(&str, &str); 3] = [
    ("GIT_CONFIG_NOSYSTEM", "1"),
    (
        "GIT_CONFIG_GLOBAL",
        if cfg!(windows) { "NUL" } else { "/dev/null" },
    ),
    ("GIT_ATTR_NOSYSTEM", "1"),
];

/// All files of a folder, by name.
pub fn files_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("it can be read").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A commit, as `git fast-import` reads it.
fn write_change(stream: &mut String, change: &Change<'_>) {
    let branch = change.branch;
    let _ = writeln!(stream, "commit refs/heads/{branch}");
    let _ = writeln!(
        stream,
        "committer author <author@localhost> 1000000000 +0000"
    );
    let _ = writeln!(stream, "data {}\n{branch}", branch.len());
    if let Some(from) = change.from {
        let _ = writeln!(stream, "from refs/heads/{from}");
    }
    for (name, text) in change.files {
        let _ = writeln!(
            stream,
            "M 100644 inline {name}\ndata {}\n{text}",
            text.len()
        );
    }
}

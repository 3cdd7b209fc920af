//! Git, for a repository of the runner's own. Nothing of the person's takes part: neither their repository, nor their
//! configuration, nor what their environment says to git.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use crate::os::files;
use crate::os::process;

/// What a git command said.
#[derive(Debug, Clone)]
pub struct Said {
    /// Whether it exited with 0.
    pub success: bool,
    /// Standard output.
    pub out: Vec<u8>,
    /// Standard error.
    pub errors: String,
}

/// Runs git.
pub trait Git: Sync {
    /// Runs a git command on a repository, with that on its standard input.
    ///
    /// # Errors
    /// When there is no git ([`io::ErrorKind::NotFound`]), it cannot be started, or it does not end
    /// ([`io::ErrorKind::TimedOut`]). That it fails is in [`Said`].
    fn run(&self, repository: &Path, args: &[&str], input: &[u8]) -> io::Result<Said>;
}

/// The git on this machine.
#[derive(Debug, Clone, Copy)]
pub struct SystemGit;

/// A file that is always there and always empty.
const NOTHING: &str = if cfg!(windows) { "NUL" } else { "/dev/null" };

/// How long a git command may take: they take some milliseconds.
const LIMIT: Duration = Duration::from_secs(60);

impl Git for SystemGit {
    fn run(&self, repository: &Path, args: &[&str], input: &[u8]) -> io::Result<Said> {
        let mut command = without_environment();
        command
            .args(args)
            .env("GIT_DIR", repository)
            .env("GIT_CONFIG_GLOBAL", NOTHING)
            .env("GIT_CONFIG_NOSYSTEM", "1");
        said(command, input, LIMIT)
    }
}

/// Git, to which the environment says nothing.
fn without_environment() -> Command {
    git_without(|name| name.starts_with("GIT_"))
}

/// Git, to which the environment says how to reach a server and nothing about a repository.
fn without_environment_of_a_repository() -> Command {
    let about_servers = [
        "GIT_SSH",
        "GIT_ASKPASS",
        "GIT_PROXY",
        "GIT_CONFIG",
        "GIT_SSL",
        "GIT_HTTP",
    ];
    git_without(|name| {
        name.starts_with("GIT_") && !about_servers.iter().any(|start| name.starts_with(start))
    })
}

fn git_without(is_left_out: impl Fn(&str) -> bool) -> Command {
    let mut command = Command::new("git");
    for (name, _) in std::env::vars_os() {
        if is_left_out(&name.to_string_lossy()) {
            command.env_remove(name);
        }
    }
    command.env("GIT_TERMINAL_PROMPT", "0").env("LC_ALL", "C");
    command
}

fn said(command: Command, input: &[u8], limit: Duration) -> io::Result<Said> {
    let said = said_unless(command, input, limit, &mut || false)?;
    said.ok_or_else(|| io::ErrorKind::Interrupted.into())
}

/// The same; `None`, if it was ended because that has become true.
fn said_unless(
    mut command: Command,
    input: &[u8],
    limit: Duration,
    is_enough: &mut dyn FnMut() -> bool,
) -> io::Result<Option<Said>> {
    let output = process::answer_unless(&mut command, input, limit, is_enough)?;
    Ok(output.map(|output| Said {
        success: output.status.success(),
        out: output.stdout,
        errors: String::from_utf8_lossy(&output.stderr).into_owned(),
    }))
}

/// What a clone may need at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CloneLimits {
    /// How long it may take.
    pub time: Duration,
    /// How much may lie in its folder, in bytes: the files and what git keeps of them. Each file counts 4 KiB at least.
    pub size: u64,
}

/// Why there is no clone.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum CloneError {
    /// It was ended because it took too long.
    #[error("it took longer than {} s", .0.as_secs())]
    TooSlow(Duration),
    /// It was ended because it became too large.
    #[error("it is larger than {} MiB", .0 >> 20)]
    TooLarge(u64),
    /// What git said, or why it could not be started.
    #[error("{0}")]
    Failed(String),
}

/// Clones the newest commit of a repository into a folder that is not there yet, with the person's own configuration,
/// which knows their passwords. A path is one from the folder `beside`. The repository can make git run nothing: no
/// hook, no program that is named in an address, no filter for large files. Git asks the person for no password. If there
/// is no clone, nothing of it is left.
///
/// # Errors
/// When git fails or reaches a limit.
pub fn clone(
    address: &str,
    beside: &Path,
    to: &Path,
    limits: CloneLimits,
) -> Result<(), CloneError> {
    let mut command = without_environment_of_a_repository();
    if !beside.as_os_str().is_empty() {
        command.current_dir(beside);
    }
    command
        .args(["-c", &format!("core.hooksPath={NOTHING}")])
        .args(["clone", "--quiet", "--depth=1", "--no-tags", "--template="])
        .args(["--no-recurse-submodules", "--no-hardlinks", "--"])
        .arg(address)
        .arg(to)
        .env("GIT_ALLOW_PROTOCOL", "https:ssh:http:git:file")
        .env("GIT_LFS_SKIP_SMUDGE", "1");
    let cloned = cloned(command, to, limits);
    if cloned.is_err() {
        // What cannot be removed now goes with the folder that it lies in.
        let _ = files::remove_folder(to);
    }
    cloned
}

fn cloned(command: Command, to: &Path, limits: CloneLimits) -> Result<(), CloneError> {
    let mut next = Instant::now();
    let mut is_too_large = || {
        if Instant::now() < next {
            return false;
        }
        let began = Instant::now();
        let is_too_large = files::is_larger(to, limits.size);
        // A look at many files takes its time.
        next = Instant::now() + SIZE_LOOK.max(began.elapsed() * 4);
        is_too_large
    };
    match said_unless(command, &[], limits.time, &mut is_too_large) {
        Ok(Some(said)) if !said.success => Err(CloneError::Failed(said.errors)),
        // It may have grown since the last look.
        Ok(Some(_)) if !files::is_larger(to, limits.size) => Ok(()),
        Ok(_) => Err(CloneError::TooLarge(limits.size)),
        Err(error) if error.kind() == io::ErrorKind::TimedOut => {
            Err(CloneError::TooSlow(limits.time))
        }
        Err(error) => Err(CloneError::Failed(error.to_string())),
    }
}

/// How often it is looked how large a clone is.
const SIZE_LOOK: Duration = Duration::from_millis(50);

/// The files that differ from the last commit of the person's own repository, by their paths below the folder, with those
/// that git does not know and would not ignore. `None` where there is no git, no repository or no commit.
///
/// # Errors
/// When git does not end.
pub fn changed(folder: &Path) -> io::Result<Option<Vec<PathBuf>>> {
    let git = |args: &[&str]| {
        let mut command = without_environment();
        command.arg("-C").arg(folder).args(args);
        match said(command, &[], LIMIT) {
            Ok(said) => Ok(said.success.then_some(said.out)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    };
    let differing = [
        "diff",
        "--name-only",
        "--no-renames",
        "--relative",
        "-z",
        "HEAD",
    ];
    let unknown = ["ls-files", "--others", "--exclude-standard", "-z"];
    let (Some(differing), Some(unknown)) = (git(&differing)?, git(&unknown)?) else {
        return Ok(None);
    };
    let both = [differing, unknown].concat();
    let paths = both
        .split(|byte| *byte == 0)
        .filter(|path| !path.is_empty());
    let paths = paths.map(|path| PathBuf::from(String::from_utf8_lossy(path).into_owned()));
    Ok(Some(paths.collect()))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use rstest::rstest;

    fn stand_in(script: &str, limit: Duration) -> io::Result<Said> {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        said(command, &vec![b'x'; 1 << 20], limit)
    }

    #[rstest]
    #[case::and_says_nothing("exec sleep 600")]
    #[case::and_says_nothing_more("echo half; exec sleep 600")]
    #[case::and_has_read_everything("cat >/dev/null; exec sleep 600")]
    #[case::and_has_closed_its_output("exec >&- 2>&-; exec sleep 600")]
    #[case::but_what_it_started_does_not("sleep 1 & exit 0")]
    fn a_git_that_does_not_end_is_ended(#[case] script: &str) {
        let error = stand_in(script, Duration::from_millis(100)).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::TimedOut);
        assert_eq!(
            error.to_string(),
            "it did not end within 0.1 s and was ended"
        );
    }

    #[rstest]
    #[case::and_never_ends("dd if=/dev/zero of=\"$0/x\" bs=1024 count=64; exec sleep 600")]
    #[case::by_many_small_files(
        "for n in 1 2 3 4 5 6 7 8 9; do echo > \"$0/$n\"; done; exec sleep 600"
    )]
    #[case::at_its_end("dd if=/dev/zero of=\"$0/x\" bs=1024 count=64")]
    fn a_clone_is_ended_as_soon_as_it_is_too_large(#[case] script: &str) {
        let to = tempfile::tempdir().unwrap();
        let mut command = Command::new("sh");
        command.args(["-c", script]).arg(to.path());
        let limits = CloneLimits {
            time: LIMIT,
            size: 32 * 1024,
        };
        let ended = cloned(command, to.path(), limits);
        assert_eq!(ended, Err(CloneError::TooLarge(limits.size)));
    }

    #[test]
    fn what_it_says_is_told_whole() {
        let said = stand_in("wc -c; echo no >&2; exit 3", LIMIT).unwrap();
        assert!(!said.success);
        assert_eq!(String::from_utf8(said.out).unwrap().trim(), "1048576");
        assert_eq!(said.errors, "no\n");
    }
}

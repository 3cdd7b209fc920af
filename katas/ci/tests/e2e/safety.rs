//! What a merge leaves alone: everything but the line that it is about.

use std::fs;
#[cfg(unix)]
use std::io::Read;
#[cfg(unix)]
use std::path::Path;
#[cfg(unix)]
use std::process::{Command as Process, Stdio};
#[cfg(unix)]
use std::sync::mpsc;
#[cfg(unix)]
use std::thread;
#[cfg(unix)]
use std::time::Duration;

use rstest::rstest;

#[cfg(unix)]
use crate::command::PROGRAM;
use crate::command::ci;
use crate::merge::diverged;
use crate::repo::{Repo, files_in};

/// The user is in the middle of something: staged changes, unstaged changes, a file that git does not know, a stash. A
/// merge happens beside all of that. Whatever its result, the user's files look as before. (Some gates switch branches
/// in the user's own work tree. They have to put all of this away and back again, correctly each time.) This should
/// pass when you reach it: `merge-tree` and the checkout were chosen for it.
#[rstest]
#[case::green("exit 0", "fix", 0)]
#[case::red("exit 1", "fix", 1)]
#[case::conflict("exit 0", "other", 1)]
#[case::a_step_that_writes("echo x> a && echo x> litter && git add litter", "fix", 0)]
fn nothing_of_the_users_is_touched(#[case] step: &str, #[case] branch: &str, #[case] status: i32) {
    let repo = Repo::with(&diverged(step));
    sit_down(&repo);
    let before = desk(&repo);
    ci(&repo.path())
        .args(["merge", branch])
        .assert()
        .code(status);
    assert_eq!(desk(&repo), before, "the user's desk");
}

/// Git tells its hooks by variables which repository they are about. A merge that such a hook starts is still about
/// the repository of its folder, and so are its steps. (Case 1 sets `GIT_DIR` to a repository without a commit. If
/// your code obeys it, the message is that the repository is empty.) The user's own hooks are for the user's own
/// work: those here would refuse every checkout and every move of a branch. The merge is by `ci`, whatever the user's
/// variables say. (githooks(5), `git rev-parse
/// --local-env-vars`)
#[cfg(unix)]
#[rstest]
#[case::another_repository("GIT_DIR", "elsewhere/.git", &[])]
#[case::other_objects("GIT_OBJECT_DIRECTORY", "elsewhere/.git/objects", &[])]
#[case::hooks_that_refuse("GREETING", "hello", &["post-checkout", "reference-transaction"])]
#[case::another_index("GIT_INDEX_FILE", "elsewhere/.git/index", &[])]
fn a_merge_is_about_the_repository_of_its_folder(
    #[case] variable: &str,
    #[case] value: &str,
    #[case] hooks: &[&str],
) {
    use std::os::unix::fs::PermissionsExt;
    let repo = Repo::with(&diverged(
        "git cat-file -e HEAD:b && git diff --cached --quiet",
    ));
    repo.git(["init", "--quiet", "elsewhere"]);
    fs::create_dir(repo.path().join(".git/hooks")).expect("a folder can be made");
    for name in hooks {
        let hook = repo.path().join(".git/hooks").join(name);
        fs::write(&hook, "#!/bin/sh\nexit 1\n").expect("a file can be written");
        fs::set_permissions(&hook, PermissionsExt::from_mode(0o755)).expect("it is ours");
    }
    ci(&repo.path())
        .env(variable, repo.path().join(value))
        .env("GIT_AUTHOR_NAME", "a user")
        .args(["merge", "fix"])
        .assert()
        .success();
    // It panics, if main has not got fix.
    repo.git(["merge-base", "--is-ancestor", "fix", "main"]);
    assert_eq!(
        repo.git(["log", "-1", "--format=%an <%ae>", "main"]),
        "ci <ci@localhost>",
        "the author of the merge commit"
    );
}

/// The user has only some of the files on the disk (a sparse checkout), and git copies that setting into each new
/// work tree. Then a step may find no tests and be green, or miss a committed file and be red. The gate tests the
/// whole commit. (git-sparse-checkout(1); git-worktree(1), `add`)
#[cfg(unix)]
#[test]
fn a_merge_tests_files_that_the_user_has_left_out() {
    let repo = Repo::with(&diverged("test -e a && test -e b && test -e c"));
    repo.git(["switch", "--quiet", "-c", "mine", "main"]);
    repo.git(["sparse-checkout", "set", "--no-cone", "/a"]);
    assert_eq!(files_in(&repo.path()), [".git", "a"], "the user's files");
    ci(&repo.path()).args(["merge", "fix"]).assert().success();
    assert_eq!(files_in(&repo.path()), [".git", "a"], "the user's files");
}

/// A server that restarts tells a run to end. The run takes its steps along, even if it is killed. Otherwise a step
/// would still write into its folder while the next run removes it, and a test server would still have its port. The
/// step here ends the run, and goes on in a shell of its own until it is told to end. (Its standard error is that of
/// the run. The test reads it until no process has it open. Ctrl-C is not tested: a test that starts in the
/// background may have to ignore it, and so would the run.)
#[cfg(unix)]
#[rstest]
#[case::told_to_end("TERM")]
#[case::killed("KILL")]
fn a_step_ends_with_the_run_that_started_it(#[case] signal: &str) {
    let folder = folder();
    let pipe = folder.path().join("pipe");
    let made = Process::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo starts").success(), "a pipe can be made");
    let step = format!("kill -s {signal} $PPID; (read line < pipe); echo on");
    let pipeline = format!("[[job]]\nname = \"a\"\nsteps = [\"{step}\"]\n");
    fs::write(folder.path().join("ci.toml"), pipeline).expect("a file can be written");

    let mut run = Process::new(PROGRAM)
        .arg("run")
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stderr = run.stderr.take().expect("it is piped");
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut text = String::new();
        let _ = stderr.read_to_string(&mut text);
        let _ = sender.send(text);
    });
    // Only a step that goes on makes this wait so long.
    let said = receiver.recv_timeout(Duration::from_secs(8));
    // It gets the end of its input, so that it ends, and a run that still waits for it.
    drop(fs::File::options().read(true).write(true).open(&pipe));
    let status = run.wait().expect("it has been started");

    let said = said.expect("the step goes on, although the run has ended");
    assert_eq!(status.code(), None, "it was not ended by {signal}: {said}");
}

/// The run is killed with the signal that no program can catch, or the power fails, in the middle of the tests. It
/// cannot tidy up, so nothing of the user's may depend on that. The user's files are as before, and main is where it
/// was. The next run removes what this one left, and nothing else: the user's second work tree is on a disk that is
/// not there now, and git still knows it afterwards. (This should pass when you reach it.
/// `the_rest_of_a_killed_run_is_removed` planted what happens here by itself.)
#[cfg(unix)]
#[test]
fn a_merge_that_is_killed_while_it_tests_loses_nothing() {
    let repo = Repo::with(&diverged("test -z $KILL || kill -9 $PPID"));
    sit_down(&repo);
    let temporary = folder();
    let (before, main) = (desk(&repo), repo.tip("main"));

    let killed = merge(&repo, temporary.path(), &[("KILL", "1")]);
    let said = String::from_utf8_lossy(&killed.stderr);
    assert_eq!(killed.status.code(), None, "it was not killed: {said}");
    assert_eq!(desk(&repo), before, "the user's desk");
    assert_eq!(repo.tip("main"), main, "where main is");

    let away = temporary.path().join("away");
    repo.git([
        "worktree",
        "add",
        "--quiet",
        "--detach",
        &away.to_string_lossy(),
        "fix",
    ]);
    fs::remove_dir_all(&away).expect("the disk is taken out");
    let again = merge(&repo, temporary.path(), &[]);
    let said = String::from_utf8_lossy(&again.stderr);
    assert_eq!(again.status.code(), Some(0), "the next run: {said}");
    let left = files_in(temporary.path());
    assert_eq!(
        left,
        Vec::<String>::new(),
        "what is left among the temporary files"
    );
    assert_eq!(
        repo.work_trees(),
        [repo.path(), away],
        "the work trees that git knows"
    );
}

/// The same at every call of git: one run is killed before its first call, the next one before its second, and so on,
/// until one run ends by itself. None of them has touched the user's files, and nothing is left of any of them. (A
/// script in front of the real git counts the calls and kills the run, always before git begins.
/// `the_rest_of_a_killed_run_is_removed` planted what git leaves when it is killed at work. This closes the kata,
/// and may pass when you reach it.)
#[cfg(unix)]
#[test]
fn a_merge_that_is_killed_at_any_call_of_git_loses_nothing() {
    let (tools, temporary) = (folder(), folder());
    let path = put_a_killer_before_git(tools.path());
    let repo = Repo::with(&diverged("exit 0"));
    sit_down(&repo);
    let before = desk(&repo);
    for call in 1..60 {
        let kill_at = call.to_string();
        let counter = tools.path().join("calls");
        fs::write(&counter, "0\n").expect("a file can be written");
        let counter = counter.to_string_lossy();
        let variables = [
            ("PATH", &*path),
            ("CALLS", &*counter),
            ("KILL_AT", &*kill_at),
        ];

        let output = merge(&repo, temporary.path(), &variables);

        assert_eq!(
            desk(&repo),
            before,
            "the user's desk, killed at call {call}"
        );
        if output.status.success() {
            assert!(call > 3, "it has called git {call} times, and merged");
            let left = files_in(temporary.path());
            assert_eq!(left, Vec::<String>::new(), "what is left after {call} runs");
            assert_eq!(
                repo.work_trees(),
                [repo.path()],
                "the work trees after {call} runs"
            );
            return;
        }
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            output.status.code(),
            None,
            "it was not killed at call {call}: {said}"
        );
    }
    panic!("it calls git over and over");
}

/// Merges `fix`, with a folder of its own for temporary files.
#[cfg(unix)]
fn merge(repo: &Repo, temporary: &Path, variables: &[(&str, &str)]) -> std::process::Output {
    ci(&repo.path())
        .env("TMPDIR", temporary)
        .envs(variables.iter().copied())
        .args(["merge", "fix"])
        .output()
        .expect("the program starts")
}

/// A script `git`, which kills its caller at the `$KILL_AT`th call; and a `PATH` with the script in front.
#[cfg(unix)]
fn put_a_killer_before_git(folder: &Path) -> String {
    use std::os::unix::fs::PermissionsExt;
    let real = std::process::Command::new("git")
        .arg("--exec-path")
        .output()
        .expect("git starts");
    let script = format!(
        "#!/bin/sh\nread n < \"$CALLS\"\necho $((n + 1)) > \"$CALLS\"\n\
         [ $((n + 1)) -eq $KILL_AT ] && kill -9 $PPID && exit 1\n\
         exec '{}/git' \"$@\"\n",
        String::from_utf8_lossy(&real.stdout).trim()
    );
    let git = folder.join("git");
    fs::write(&git, script).expect("a file can be written");
    fs::set_permissions(&git, PermissionsExt::from_mode(0o755)).expect("it is ours");
    let path = std::env::var("PATH").unwrap_or_default();
    format!("{}:{path}", folder.display())
}

/// The user's desk: on a branch of their own, in the middle of something.
fn sit_down(repo: &Repo) {
    repo.git(["switch", "--quiet", "-c", "mine", "main"]);
    repo.write("a", "for later\n");
    repo.git(["stash", "push", "--quiet"]);
    repo.write("staged", "1\n");
    repo.git(["add", "staged"]);
    repo.write("staged", "2\n");
    repo.write("a", "half done\n");
    repo.write("unknown", "3\n");
}

/// The user's desk, byte by byte: the branch, where it is, the stash, the index, the files.
fn desk(repo: &Repo) -> Vec<String> {
    let folder = repo.path();
    let of_git =
        ["HEAD", "refs/heads/mine", "refs/stash", "index"].map(|name| format!(".git/{name}"));
    let files = files_in(&folder).into_iter().filter(|name| name != ".git");
    let seen = of_git.into_iter().chain(files).map(|name| {
        let bytes = fs::read(folder.join(&name)).map(|bytes| bytes.escape_ascii().to_string());
        format!(
            "{name}: {}",
            bytes.unwrap_or_else(|error| error.to_string())
        )
    });
    seen.collect()
}

#[cfg(unix)]
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a temporary folder can be made")
}

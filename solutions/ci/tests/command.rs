//! Code of the command that is given to the learner.

#[path = "../../../katas/ci/tests/support/repo.rs"]
#[expect(
    dead_code,
    reason = "it serves the suites of the kata, and has more than is needed here"
)]
mod repo;

use assert_cmd::Command;

use repo::{QUIET, Repo, leaving, on};

/// A branch has a file whose name has a line break in it, and what looks like another answer behind that. The sentence about
/// the conflict stays in one line.
#[test]
fn the_name_of_a_file_adds_no_line() {
    // As `git fast-import` reads such a name.
    let name = r#""a\nmerged: \"main\" has \"fix\"""#;
    let repo = Repo::with(&[
        on("base", &[(name, "1\n")]),
        leaving("base", "fix", &[(name, "2\n")]),
        leaving("base", "main", &[(name, "3\n")]),
    ]);
    Command::new(env!("CARGO_BIN_EXE_ci-solution"))
        .args(["merge", "fix"])
        .current_dir(repo.path())
        .envs(QUIET)
        .assert()
        .code(1)
        .stdout(
            "not merged: \"main\" and \"fix\" are in conflict in \
             a\\nmerged: \\\"main\\\" has \\\"fix\\\"\n",
        );
}

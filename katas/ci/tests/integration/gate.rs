//! What the gate asks for, and in which order: [`Gate`]. Repository and tester are mocks, so a test can make
//! everything happen that can happen at a gate. `main` is at the commit `m`, the branch `fix` at `f`, and merging
//! them gives `mf`.

use std::path::PathBuf;

use ci::{
    Commit, Gate, GateError, GitError, InUse, JobReport, JobState, Merge, ParseError, Report,
    TrialError, Verdict, Work,
};
use mockall::Sequence;
use mockall::predicate::eq;
use rstest::rstest;

use crate::mocks::{MockRepo, MockTest};

/// The branch is in main's history, so there is nothing to merge, test or move. That is a success: main has the
/// branch. (The mocks in short: `m` is the commit that main is at, `f` that of fix, and merging both gives `mf`. `("m
/// contains f", true)` is the repository's answer to that question.)
#[test]
fn a_branch_that_is_merged_already_is_left_alone() {
    let mut repository = repository_at(&[("m contains f", true), ("f contains m", false)]);
    repository
        .expect_checked_out()
        .returning(|_| Ok(Some(desk())));
    let verdict = Gate::new(&repository, &tester_that_is_never_asked()).merge("fix", "main");
    assert_eq!(verdict, Ok(Verdict::AlreadyMerged), "the verdict");
}

/// Main is checked out in a work tree. If main moved, the files there would stay behind. So the gate refuses, and
/// names the folder. It does that before the tests, which may take ten minutes.
#[test]
fn a_line_that_is_checked_out_is_refused_before_anything_is_tested() {
    let mut repository = diverged();
    repository
        .expect_checked_out()
        .with(eq("main"))
        .returning(|_| Ok(Some(desk())));
    // A merge commit that no branch has does no harm.
    repository
        .expect_merge()
        .returning(|_, _, _| Ok(Merge::Clean(commit("mf"))));
    let verdict = Gate::new(&repository, &tester_that_is_never_asked()).merge("fix", "main");
    assert_eq!(verdict, Err(in_use()), "the verdict");
}

/// If the two are in conflict, there is no merged result to test.
#[test]
fn a_conflict_is_reported_and_nothing_is_tested() {
    let files = vec!["a.txt".to_owned(), "b.txt".to_owned()];
    let mut repository = diverged();
    main_is_not_checked_out(&mut repository);
    let conflict = Merge::Conflict(files.clone());
    repository
        .expect_merge()
        .return_once(move |_, _, _| Ok(conflict));
    let verdict = Gate::new(&repository, &tester_that_is_never_asked()).merge("fix", "main");
    assert_eq!(verdict, Ok(Verdict::Conflict(files)), "the verdict");
}

/// This is the story of the README: one branch renames `total`, the other one calls it once more. The gate tests
/// neither the branch nor main, each of which may be green. It tests main as it would be with the branch. If that is
/// red, main stays where it is. If it cannot be tested at all, main stays too: "no answer" is not "green". (Before
/// the test the two are merged, with the message in the comment on `Gate::merge`. If your message differs, the mocked
/// repository reports that first.)
#[rstest]
#[case::red(Ok(red()), Ok(Verdict::Red(red())))]
#[case::no_answer(
    Err(TrialError::Pipeline(ParseError::NoJobs)),
    Err(GateError::Trial(TrialError::Pipeline(ParseError::NoJobs)))
)]
fn a_merged_result_that_is_not_green_moves_nothing(
    #[case] report: Result<Report, TrialError>,
    #[case] expected: Result<Verdict, GateError>,
) {
    let mut repository = diverged();
    main_is_not_checked_out(&mut repository);
    they_merge_into_mf(&mut repository);
    repository
        .expect_advance()
        .returning(|branch, _, to| panic!("{branch} was moved to {to}, which is not green"));
    let verdict = Gate::new(&repository, &tester_of("mf", report)).merge("fix", "main");
    assert_eq!(verdict, expected, "the verdict");
}

/// The result is green, so main moves: to exactly the commit that was tested, from exactly the commit that was
/// merged. If a colleague was faster, the repository answers that main did not move. Then main has commits that the
/// tests have not seen, and this merge has to begin again. The verdict says so; it is not "merged".
#[rstest]
#[case::moved(true, Verdict::Merged { commit: commit("mf"), report: green() })]
#[case::another_merge_was_faster(false, Verdict::MovedOn(green()))]
fn a_green_merged_result_is_what_the_line_moves_to(#[case] moves: bool, #[case] expected: Verdict) {
    let mut repository = diverged();
    main_is_not_checked_out(&mut repository);
    they_merge_into_mf(&mut repository);
    repository
        .expect_advance()
        .times(1)
        .returning(move |branch, from, to| {
            let asked = format!("{branch}: {from} to {to}");
            assert_eq!(
                asked, "main: m to mf",
                "what the repository is asked to move"
            );
            Ok(moves)
        });
    let verdict = Gate::new(&repository, &tester_of("mf", Ok(green()))).merge("fix", "main");
    assert_eq!(verdict, Ok(expected), "the verdict");
}

/// Main has not moved since the branch left it, so there is nothing to merge. With the branch in it, main would be at
/// the branch's commit, and no new commit is made. The branch is still tested: so far nothing shows that it is green.
#[rstest]
#[case::green(green(), Verdict::Merged { commit: commit("f"), report: green() })]
#[case::red(red(), Verdict::Red(red()))]
fn a_branch_that_is_ahead_of_the_line_is_tested_too(
    #[case] report: Report,
    #[case] expected: Verdict,
) {
    let mut repository = repository_at(&[("m contains f", false), ("f contains m", true)]);
    main_is_not_checked_out(&mut repository);
    repository
        .expect_merge()
        .returning(|_, _, _| panic!("they were merged, and the branch has all of main already"));
    repository
        .expect_advance()
        .with(eq("main"), eq(commit("m")), eq(commit("f")))
        .returning(|_, _, _| Ok(true));
    let verdict = Gate::new(&repository, &tester_of("f", Ok(report))).merge("fix", "main");
    assert_eq!(verdict, Ok(expected), "the verdict");
}

/// Tests take time, and meanwhile a user may switch to main. So the gate asks a second time, after the tests and
/// right before it moves main. (`main was moved, and a work tree has it checked out` means that your gate did not ask again.)
#[test]
fn a_line_that_was_checked_out_meanwhile_is_not_moved() {
    let (mut repository, mut order) = (diverged(), Sequence::new());
    for answer in [None, Some(desk())] {
        repository
            .expect_checked_out()
            .times(1)
            .in_sequence(&mut order)
            .return_once(move |_| Ok(answer));
    }
    they_merge_into_mf(&mut repository);
    repository
        .expect_advance()
        .returning(|branch, _, _| panic!("{branch} was moved, and a work tree has it checked out"));
    let verdict = Gate::new(&repository, &tester_of("mf", Ok(green()))).merge("fix", "main");
    assert_eq!(verdict, Err(in_use()), "the verdict");
}

/// Git can fail at each question of the gate: a disk is full, a folder is gone, a permission is missing. The user
/// needs to read git's own words, and not a crash or a wrong verdict. (This passes when you reach it, if you pass on
/// all of git's errors. The mock is told which question fails.)
#[rstest]
#[case::has_the_line_the_branch("m contains f")]
#[case::is_the_line_checked_out("who is on main")]
#[case::has_the_branch_the_line("f contains m")]
#[case::what_comes_of_the_merge("merge")]
#[case::would_you_move_the_line("advance")]
fn an_error_of_the_repository_is_passed_on(#[case] failing: &'static str) {
    let mut tester = MockTest::new();
    tester.expect_test().returning(|_| Ok(green()));
    let verdict = Gate::new(&repository_failing_at(failing), &tester).merge("fix", "main");
    let expected = GateError::Git(broken(failing));
    assert_eq!(verdict, Err(expected), "the verdict, if {failing:?} fails");
}

/// A repository with main at `m` and fix at `f`, and these answers about who contains whom.
fn repository_at(contains: &'static [(&'static str, bool)]) -> MockRepo {
    let mut repository = MockRepo::new();
    repository.expect_tip().returning(|branch| match branch {
        "main" => Ok(commit("m")),
        "fix" => Ok(commit("f")),
        other => panic!("the tip of {other:?} was asked for"),
    });
    repository
        .expect_contains()
        .returning(move |history, commit| {
            let question = format!("{history} contains {commit}");
            let answer = contains.iter().find(|(asked, _)| *asked == question);
            Ok(answer
                .unwrap_or_else(|| panic!("who asks whether {question}?"))
                .1)
        });
    repository
}

/// A repository in which the two have diverged and can be merged, and in which one question goes wrong.
fn repository_failing_at(failing: &'static str) -> MockRepo {
    let answer = move |question: &str| {
        if question == failing {
            Err(broken(failing))
        } else {
            Ok(())
        }
    };
    let mut repository = MockRepo::new();
    repository
        .expect_tip()
        .returning(|branch| Ok(commit(if branch == "main" { "m" } else { "f" })));
    repository
        .expect_contains()
        .returning(move |history, commit| {
            answer(&format!("{history} contains {commit}")).map(|()| false)
        });
    repository
        .expect_checked_out()
        .returning(move |line| answer(&format!("who is on {line}")).map(|()| None));
    repository
        .expect_merge()
        .returning(move |_, _, _| answer("merge").map(|()| Merge::Clean(commit("mf"))));
    repository
        .expect_advance()
        .returning(move |_, _, _| answer("advance").map(|()| true));
    repository
}

fn broken(what: &str) -> GitError {
    GitError::Failed {
        what: what.to_owned(),
        said: "the disk is full".to_owned(),
    }
}

/// Each of the two has commits that the other does not have.
fn diverged() -> MockRepo {
    repository_at(&[("m contains f", false), ("f contains m", false)])
}

fn main_is_not_checked_out(repository: &mut MockRepo) {
    repository
        .expect_checked_out()
        .with(eq("main"))
        .returning(|_| Ok(None));
}

/// The two must be merged once, main first.
fn they_merge_into_mf(repository: &mut MockRepo) {
    repository
        .expect_merge()
        .times(1)
        .returning(|ours, theirs, message| {
            let asked = format!("{ours} and {theirs}: {message}");
            let expected = "m and f: Merge branch 'fix' into main";
            assert_eq!(asked, expected, "what the repository is asked to merge");
            Ok(Merge::Clean(commit("mf")))
        });
}

/// A tester that must be asked for this commit once.
fn tester_of(expected: &'static str, report: Result<Report, TrialError>) -> MockTest {
    let mut tester = MockTest::new();
    tester.expect_test().times(1).returning(move |asked| {
        assert_eq!(asked, &commit(expected), "the commit to test");
        report.clone()
    });
    tester
}

fn tester_that_is_never_asked() -> MockTest {
    let mut tester = MockTest::new();
    tester
        .expect_test()
        .returning(|asked| panic!("{asked} was tested, and there was nothing to test"));
    tester
}

fn commit(name: &str) -> Commit {
    Commit(name.to_owned())
}

/// Main is checked out in the folder `desk`.
fn desk() -> InUse {
    InUse {
        work: Work::CheckedOut,
        folder: PathBuf::from("desk"),
    }
}

fn in_use() -> GateError {
    GateError::InUse {
        line: "main".to_owned(),
        by: desk(),
    }
}

fn green() -> Report {
    report(JobState::Passed)
}

fn red() -> Report {
    let need = "lint".to_owned();
    report(JobState::Skipped { need })
}

fn report(state: JobState) -> Report {
    let name = "test".to_owned();
    Report {
        jobs: vec![JobReport { name, state }],
    }
}

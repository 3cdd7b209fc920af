//! Reading a pipeline: [`parse`].

use std::collections::BTreeMap;

use ci::{ParseError, Pipeline, parse};
use rstest::rstest;

use crate::jobs::job;

/// A pipeline is a file in the repository, next to the code that it tests, so that both change together. This is all
/// that it can say: jobs with a name and steps, what a job needs, and variables for its steps. The types say how it is
/// written in TOML; the crate `toml` does the rest.
#[test]
fn a_pipeline_is_a_list_of_jobs() {
    let text = r#"
        [[job]]
        name = "build"
        steps = ["make"]

        [[job]]
        name = "test"
        needs = ["build"]
        env = { LEVEL = "full" }
        steps = ["make unit", "make e2e"]
    "#;
    let mut test = job("test: build", &["make unit", "make e2e"]);
    test.env = BTreeMap::from([("LEVEL".to_owned(), "full".to_owned())]);
    let expected = Pipeline {
        jobs: vec![job("build", &["make"]), test],
    };
    assert_eq!(parse(text), Ok(expected), "the pipeline");
}

/// Whoever has a typing mistake in forty lines wants to be told the line. A key that nobody knows is such a mistake:
/// `need` for `needs`, silently ignored, would be a job that runs before what it needs. (The documentation of
/// `toml::de::Error` says how to get at the place; that of serde's attributes how to refuse what is unknown.)
#[rstest]
#[case::no_toml("job", 1)]
#[case::no_steps_further_down(
    "[[job]]\nname = \"a\"\nsteps = [\"make\"]\n\n[[job]]\nname = \"b\"\n",
    5
)]
#[case::an_unknown_key("[[job]]\nname = \"a\"\nneed = [\"b\"]\nsteps = [\"make\"]\n", 3)]
#[case::an_unknown_table("\n[[jobs]]\nname = \"a\"\n", 2)]
fn what_is_no_pipeline_is_refused_with_its_line(#[case] text: &str, #[case] line: usize) {
    assert_eq!(
        refused_line(text),
        Some(line),
        "the line of the error in\n{text}"
    );
}

/// The worst green is the one of a pipeline that has tested nothing. It looks like all the others, and nobody ever
/// looks again. No jobs, no steps, or a step that is blank (`sh -c ""` is a success): none of them may pass for a
/// pipeline.
#[rstest]
#[case::no_jobs("", ParseError::NoJobs)]
#[case::no_steps("[[job]]\nname = \"a\"\nsteps = []\n", nothing_to_do("a"))]
#[case::a_blank_step_in_a_later_job(
    "[[job]]\nname = \"a\"\nsteps = [\"make\"]\n[[job]]\nname = \"b\"\nsteps = [\"make\", \" \\t\\n\"]\n",
    nothing_to_do("b")
)]
fn a_pipeline_that_does_nothing_is_refused(#[case] text: &str, #[case] expected: ParseError) {
    assert_eq!(parse(text), Err(expected), "for the pipeline\n{text}");
}

/// A name is how others need a job, and how somebody asks for it on the command line. So it is one job's alone, and it
/// is something that can be typed there: neither empty, nor two words, nor like an option. Letters are those of any
/// script.
#[rstest]
#[case::twice(&["a", "b", "a"], Err(same_name("a")))]
#[case::empty(&[""], Err(bad_name("")))]
#[case::two_words(&["unit tests"], Err(bad_name("unit tests")))]
#[case::like_an_option(&["-v"], Err(bad_name("-v")))]
#[case::in_any_script(&["Größe_2-b"], Ok(1))]
#[case::like_a_file(&["unit.toml"], Err(bad_name("unit.toml")))]
#[case::with_anything_at_its_ends(&["2nd", "_x-", "_X-"], Ok(3))]
fn a_name_is_one_jobs_alone_and_can_be_typed(
    #[case] names: &[&str],
    #[case] expected: Result<usize, ParseError>,
) {
    let jobs: Vec<_> = names
        .iter()
        .map(|name| format!("[[job]]\nname = \"{name}\"\nsteps = [\"make\"]\n"))
        .collect();
    let jobs = jobs.concat();
    let number = parse(&jobs).map(|pipeline| pipeline.jobs.len());
    assert_eq!(number, expected, "the number of jobs in\n{jobs}");
}

fn refused_line(text: &str) -> Option<usize> {
    match parse(text) {
        Err(ParseError::Unreadable { line, .. }) => Some(line),
        _ => None,
    }
}

fn nothing_to_do(job: &str) -> ParseError {
    ParseError::NothingToDo {
        job: job.to_owned(),
    }
}

fn same_name(name: &str) -> ParseError {
    ParseError::SameName {
        name: name.to_owned(),
    }
}

fn bad_name(name: &str) -> ParseError {
    ParseError::BadName {
        name: name.to_owned(),
    }
}

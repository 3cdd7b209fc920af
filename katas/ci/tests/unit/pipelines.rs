//! Reading a pipeline: [`parse`].

use std::collections::BTreeMap;

use ci::{ParseError, Pipeline, parse};
use rstest::rstest;

use crate::jobs::job;

/// A pipeline is a file in the repository, next to the code that it tests, so both change together. It has jobs; a
/// job has a name, steps, needs, and variables for its steps. The types say how TOML writes all of this, and the
/// crate `toml` reads it.
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

/// With a typing mistake in forty lines, you want to know the line. An unknown key is such a mistake: if `need` for
/// `needs` were ignored, the job would run before what it needs. (The documentation of `toml::de::Error` says how to
/// get the place of an error. That of serde's attributes says how to refuse unknown keys.)
#[rstest]
#[case::no_toml("job", 1)]
#[case::no_steps_further_down(
    "[[job]]\nname = \"a\"\nsteps = [\"make\"]\n\n[[job]]\nname = \"b\"\n",
    5
)]
#[case::an_unknown_key("[[job]]\nname = \"a\"\nneed = [\"b\"]\nsteps = [\"make\"]\n", 3)]
#[case::an_unknown_table("\n[[jobs]]\nname = \"a\"\n", 2)]
fn a_text_that_is_no_pipeline_is_refused_with_its_line(#[case] text: &str, #[case] line: usize) {
    assert_eq!(
        refused_line(text),
        Some(line),
        "the line of the error in\n{text}"
    );
}

/// A pipeline that tests nothing and passes is the worst mistake: it looks like all others, so you do not look again.
/// No jobs, no steps, or a blank step (`sh -c ""` is a success): each of them is an error.
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

/// Other jobs need a job by its name, and you ask for it by its name on the command line. So each name belongs to one
/// job, and you can type it there: it is not empty, has no space, and does not look like an option. Letters and
/// digits may be of any script (`٣` is a three).
#[rstest]
#[case::twice(&["a", "b", "a"], Err(same_name("a")))]
#[case::empty(&[""], Err(bad_name("")))]
#[case::two_words(&["unit tests"], Err(bad_name("unit tests")))]
#[case::like_an_option(&["-v"], Err(bad_name("-v")))]
#[case::in_any_script(&["Größe_2-b", "tag_٣"], Ok(2))]
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

//! Express's patterns: which paths a layer is for.

use frameworks::express::{Pattern, below};
use rstest::rstest;

/// A pattern is for a whole path. A part with a colon takes one segment with any text; the handler checks whether an id
/// is a number. A slash at the end does no harm: in Express `strict` is off. (`Pattern::new` and `Pattern::params` come
/// next.) (Express, "Routing", "express.Router")
#[rstest]
#[case::a_parameter("/todos/:id", "/todos/7", Some(vec![("id", "7")]))]
#[case::another_path("/todos", "/done", None)]
#[case::two("/:list/:id", "/f%C3%BCr/x", Some(vec![("id", "x"), ("list", "für")]))]
#[case::nothing_for_the_parameter("/todos/:id", "/todos/", None)]
#[case::decoded_and_a_slash_at_the_end("/für", "/f%C3%BCr/", Some(vec![]))]
#[case::two_slashes("/todos", "/todos//", None)]
#[case::unreadable("/todos/:id", "/todos/100%", None)]
fn a_pattern_fits_a_whole_path(
    #[case] pattern: &str,
    #[case] path: &str,
    #[case] expected: Option<Vec<(&str, &str)>>,
) {
    let params = Pattern::new(pattern).params(path);
    let found = params.map(|params| params.into_iter().collect::<Vec<_>>());
    let expected = expected.map(|pairs| {
        let texts = pairs
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text.to_owned()));
        texts.collect::<Vec<_>>()
    });
    assert_eq!(found, expected, "{pattern:?} for {path:?}");
}

/// A prefix is for all paths below it, and below means whole segments: a comparison of characters sends `/apix` to the API.
/// The rest is a path again, as it was sent, so the next router can split it and decode it.
/// (Express, `app.use`)
#[rstest]
#[case::a_prefix("/api", "/api/todos/7", Some("/todos/7"))]
#[case::the_prefix_itself("/api", "/api", Some("/"))]
#[case::only_its_characters("/api", "/apix", None)]
#[case::only_its_first_part("/api/v1", "/api", None)]
#[case::unreadable("/api", "/100%", None)]
#[case::decoded("/api", "/%61pi/", Some("/"))]
#[case::two_parts("/api/v1", "/api/v1/a%2Fb/", Some("/a%2Fb/"))]
#[case::an_empty_segment("/api", "/api//todos", Some("//todos"))]
#[case::in_capitals("/api", "/API", None)]
#[case::unreadable_behind_it("/api", "/api/100%", None)]
#[case::unreadable_below_everything("/", "/100%", Some("/100%"))]
fn below_a_prefix_means_whole_segments(
    #[case] prefix: &str,
    #[case] path: &str,
    #[case] expected: Option<&str>,
) {
    let found = below(prefix, path);
    assert_eq!(found.as_deref(), expected, "{path:?} below {prefix:?}");
}

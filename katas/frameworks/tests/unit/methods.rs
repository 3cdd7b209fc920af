//! Which methods a path answers.

use frameworks::Method::{self, Delete, Get, Head, Options, Post};
use frameworks::http::allowed;
use rstest::rstest;

/// An application says what it does on `POST`. The framework answers `OPTIONS` by itself, and also `HEAD` where there
/// is `GET`, since that is the same answer without its body. The list has each method once, sorted by name, so a client
/// always reads the same list. (RFC 9110 §9.3.2, §9.3.7)
#[rstest]
#[case::post(&[Post], &[Options, Post])]
#[case::get(&[Get], &[Get, Head, Options])]
#[case::head(&[Head], &[Head, Options])]
#[case::several(&[Post, Get, Delete, Post], &[Delete, Get, Head, Options, Post])]
fn head_comes_with_get_and_options_with_everything(
    #[case] written: &[Method],
    #[case] expected: &[Method],
) {
    assert_eq!(allowed(written), expected, "allowed for {written:?}");
}

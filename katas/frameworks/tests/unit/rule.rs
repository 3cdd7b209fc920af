//! Flask's rules: `/todos/<int:id>`.

use frameworks::flask::RuleError::{
    self, BadPart, NameTwice, NoSlash, PathNotLast, UnknownConverter,
};
use frameworks::flask::{Arg, Args, Converter, Part, Rule};
use frameworks::path::segments;
use rstest::rstest;

/// A rule says in one line what a path looks like and what the view gets of it. `parse` reads one part at a time, and a
/// part is a literal or a variable. The converter says what the variable accepts; without a converter it accepts any
/// text. (Flask, "Variable Rules")
#[rstest]
#[case::a_literal("todos", Part::Literal("todos".into()))]
#[case::a_text("<name>", variable(Converter::Text, "name"))]
#[case::a_number("<int:id>", variable(Converter::Int, "id"))]
#[case::a_path("<path:file>", variable(Converter::Path, "file"))]
fn a_part_is_a_literal_or_a_variable(#[case] text: &str, #[case] part: Part) {
    assert_eq!(Part::parse(text), Ok(part), "the part {text:?}");
}

/// A programmer makes a mistake in a rule. Then the program should say why it does not start. Otherwise it starts, and
/// answers 404 for a path that looks right.
#[rstest]
#[case::an_unknown_converter("<float:x>", UnknownConverter("float".into()))]
#[case::no_name("<>", BadPart("<>".into()))]
#[case::not_closed("<id", BadPart("<id".into()))]
#[case::not_opened("id>", BadPart("id>".into()))]
#[case::two_variables("<a><b>", BadPart("<a><b>".into()))]
fn a_part_that_is_neither_is_refused(#[case] text: &str, #[case] error: RuleError) {
    assert_eq!(Part::parse(text), Err(error), "the part {text:?}");
}

/// The view gets the value that the converter makes of the segment, such as a number. If the converter does not accept
/// the segment, the rule does not fit, so no view has to check whether `x` is a number. An empty segment is not a text:
/// `/lists//` has no name in it. A number has only digits: no sign, but zeros in front do no harm. (Both frameworks
/// need to know what a number is, so write it once, in `path::number`.)
#[rstest]
#[case::a_text(Converter::Text, "milk", Some(Arg::Text("milk".into())))]
#[case::nothing(Converter::Text, "", None)]
#[case::nothing_for_a_path(Converter::Path, "", None)]
#[case::a_number(Converter::Int, "7", Some(Arg::Int(7)))]
#[case::a_plus(Converter::Int, "+7", None)]
#[case::larger_than_its_type(Converter::Int, "18446744073709551616", None)]
#[case::zeros_in_front(Converter::Int, "0000000000000000000000007", Some(Arg::Int(7)))]
fn a_converter_accepts_a_segment_or_does_not(
    #[case] converter: Converter,
    #[case] segment: &str,
    #[case] expected: Option<Arg>,
) {
    let found = converter.convert(segment);
    assert_eq!(found, expected, "{converter:?} of {segment:?}");
}

/// A whole rule is compared with a whole path, segment by segment, and none may be left over on either side. A `path`
/// takes the whole rest, slashes included. Its first segment is not empty: no file is called `/b`. (`Rule::parse` and
/// `Rule::args` come next, a little of both.)
#[rstest]
#[case::itself("/todos", "/todos", Some(args(&[])))]
#[case::another_path("/todos", "/done", None)]
#[case::too_long("/todos", "/todos/7", None)]
#[case::too_short("/todos/all", "/todos", None)]
#[case::a_variable("/todos/<int:id>", "/todos/7", Some(args(&[("id", Arg::Int(7))])))]
#[case::not_accepted("/todos/<int:id>", "/todos/x", None)]
#[case::a_path("/files/<path:file>", "/files/a/b", Some(args(&[("file", Arg::Text("a/b".into()))])))]
#[case::nothing_for_a_path("/files/<path:file>", "/files/", None)]
#[case::a_path_that_begins_with_nothing("/files/<path:file>", "/files//b", None)]
fn a_rule_fits_a_path_segment_by_segment(
    #[case] rule: &str,
    #[case] path: &str,
    #[case] expected: Option<Args>,
) {
    let found = Rule::parse(rule)
        .expect("the rule is right")
        .args(&segments(path).expect("the path can be read"));
    assert_eq!(found, expected, "the rule {rule:?} for the path {path:?}");
}

/// Each part may be right, and the rule as a whole may not. (`Rule::parse` again: each case is one kind of mistake.)
#[rstest]
#[case::no_slash("todos", NoSlash("todos".into()))]
#[case::a_bad_part("/todos/<float:x>", UnknownConverter("float".into()))]
#[case::a_name_twice("/<id>/of/<int:id>", NameTwice("id".into()))]
#[case::something_behind_a_path("/<path:file>/edit", PathNotLast("file".into()))]
fn a_rule_that_cannot_work_is_refused(#[case] rule: &str, #[case] error: RuleError) {
    assert_eq!(Rule::parse(rule), Err(error), "the rule {rule:?}");
}

fn variable(converter: Converter, name: &str) -> Part {
    let name = name.to_owned();
    Part::Variable { converter, name }
}

fn args(args: &[(&str, Arg)]) -> Args {
    let args = args
        .iter()
        .map(|(name, arg)| ((*name).to_owned(), arg.clone()));
    Args(args.collect())
}

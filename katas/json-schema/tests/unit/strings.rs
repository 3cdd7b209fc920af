//! Keywords for strings. (Validation §6.3)

use rstest::rstest;
use serde_json::{Value, json};

use crate::check::{VALID, check, wrong};

/// A length is counted in characters as RFC 8259 defines them, which are code points. They are not bytes, not the units
/// of UTF-16, and not the letters that a reader sees: an `e` and a combining accent are two. A limit of `2.0` is a
/// limit of 2. (Validation §6.3.1 and §6.3.2)
#[rstest]
#[case::too_short("minLength", json!(2), "a", false)]
#[case::long_enough("minLength", json!(2), "ab", true)]
#[case::too_long("maxLength", json!(2), "abc", false)]
#[case::short_enough("maxLength", json!(2), "ab", true)]
#[case::two_bytes_each("maxLength", json!(2), "éé", true)]
#[case::two_halves_of_utf_16("minLength", json!(2), "🦀", false)]
#[case::an_accent_of_its_own("minLength", json!(2), "e\u{301}", true)]
#[case::a_space_counts("minLength", json!(2), "a ", true)]
#[case::a_limit_with_a_point("minLength", json!(2.0), "a", false)]
#[case::a_limit_of_33_bits("minLength", json!(4_294_967_297_u64), "ab", false)]
fn lengths_are_counted_in_code_points(
    #[case] keyword: &str,
    #[case] limit: Value,
    #[case] text: &str,
    #[case] valid: bool,
) {
    let more_or_fewer = if keyword == "minLength" {
        "more"
    } else {
        "fewer"
    };
    let sentence = format!("must have {limit} or {more_or_fewer} characters");
    let expected = if valid {
        VALID
    } else {
        wrong(&[("", &format!("/{keyword}"), &sentence)])
    };
    let seen = check(json!({keyword: limit}), json!(text));
    assert_eq!(seen, expected, "{text:?}, for {keyword} {limit}");
}

/// A pattern is found somewhere in the string, and need not be all of it: for that it has `^` and `$`. Without them a pattern
/// of three digits accepts every text that has three digits somewhere. The dialect is that of JavaScript, which
/// `Pattern` has already: `\d` is ten digits, and not those of all scripts. (Validation §6.3.3, Core §6.4)
#[rstest]
#[case::nowhere("[0-9]{3}", json!("12a"), false)]
#[case::all_of_it("^[0-9]{3}$", json!("123"), true)]
#[case::somewhere("[0-9]{3}", json!("a123b"), true)]
#[case::something_behind_it("^[0-9]{3}$", json!("123b"), false)]
#[case::a_line_break_behind_it("^[0-9]{3}$", json!("123\n"), false)]
#[case::digits_of_another_script(r"^\d$", json!("٣"), false)]
#[case::looking_ahead("^(?=.*z)a", json!("abz"), true)]
#[case::no_string("^a", json!(1), true)]
#[case::an_edge_in_a_look_back(r"(?<=\Ba)$", json!("aa"), true)]
#[case::a_look_back_of_any_length("(?<=^a*)b", json!("aab"), true)]
#[case::a_group_that_found_nothing(r"^(?:(a)|b)\1$", json!("b"), true)]
fn a_pattern_is_found_anywhere_in_the_string(
    #[case] pattern: &str,
    #[case] instance: Value,
    #[case] valid: bool,
) {
    let expected = if valid {
        VALID
    } else {
        wrong(&[("", "/pattern", &format!("must match the pattern {pattern}"))])
    };
    let shown = instance.to_string();
    let seen = check(json!({"pattern": pattern}), instance);
    assert_eq!(seen, expected, "{shown}");
}

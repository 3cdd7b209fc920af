//! Texts become values. Each function reads one type of setting, and returns `None` for a malformed text.

use std::time::Duration;

use config::{LogLevel, value};
use rstest::rstest;

/// An environment variable is only a text, so a program first gives it a type. A TCP port has sixteen bits (RFC 9293,
/// section 3.1). A number that does not fit is refused: cut off, 70000 would be a port too, 4464. A value is taken as
/// it is, without trimming. For the system, port 0 means "any free port", and no client would find the service. Rust's
/// `parse` reads `+80` as a number, but people who read "a whole number from 1 to 65535" do not.
#[rstest]
#[case::in_sixteen_bits(&[("8080", Some(8080)), ("1", Some(1)), ("65535", Some(65535)), ("65536", None), ("70000", None)])]
#[case::and_nothing_else(&[("", None), (" 8080", None), ("http", None), ("-1", None), ("0", None)])]
#[case::in_digits_alone(&[("+80", None), ("080", Some(80)), ("0000000080", Some(80))])]
fn a_port_is_a_whole_number(#[case] texts: &[(&str, Option<u16>)]) {
    for &(text, expected) in texts {
        assert_eq!(value::port(text), expected, "the port {text:?}");
    }
}

/// The environment has no booleans. Code that only checks whether the variable is set reads `false` as yes, and code
/// that only checks for `true` reads a typing mistake as no. Both words count, and every other text is an error.
#[rstest]
#[case::yes(&["true"], Some(true))]
#[case::no(&["false"], Some(false))]
#[case::neither(&["maybe", "tru", " true", "y", "n", "2", "ye\u{17f}", ""], None)]
#[case::the_other_words_for_yes(&["1", "yes", "on"], Some(true))]
#[case::the_other_words_for_no(&["0", "no", "off"], Some(false))]
#[case::upper_case(&["TRUE", "True", "YES", "On"], Some(true))]
fn a_boolean_has_words_for_both(#[case] texts: &[&str], #[case] expected: Option<bool>) {
    for text in texts {
        assert_eq!(value::boolean(text), expected, "the boolean {text:?}");
    }
}

/// Five words, and no sixth. An unknown level must not become the default: a user who wrote `verbose` would look for
/// the missing lines in the wrong place. (The second case passes already if you did here what the booleans needed.)
#[rstest]
#[case::as_they_are_written(["error", "warn", "info", "debug", "trace", "verbose"])]
#[case::upper_case(["ERROR", "Warn", "INFO", "Debug", "TRACE", "WARNING"])]
fn a_log_level_is_one_of_five_words(#[case] texts: [&str; 6]) {
    let levels = [
        Some(LogLevel::Error),
        Some(LogLevel::Warn),
        Some(LogLevel::Info),
        Some(LogLevel::Debug),
        Some(LogLevel::Trace),
        None,
    ];
    for (text, expected) in texts.into_iter().zip(levels) {
        let level = value::log_level(text);
        assert_eq!(level, expected, "the level {text:?}");
        let shown = level.map_or("none".to_owned(), |level| level.to_string());
        let word = expected.map_or("none".to_owned(), |_| text.to_ascii_lowercase());
        assert_eq!(shown, word, "and how it is shown");
    }
    for text in ["", " info", "info\n", "\u{131}nfo", "err", "3"] {
        assert_eq!(value::log_level(text), None, "the level {text:?}");
    }
}

/// Half of the readers take a time without a unit for seconds, the other half for milliseconds, so the unit is
/// required. (`ms` ends with an `s` as well.) No server answers within 0 ms, and no user waits for more than an hour. A
/// number that is too large for its type is above the limit too, and no reason to panic. A number is digits: no sign,
/// no point, no space. (The last case passes already if your unit is everything after the digits.)
#[rstest]
#[case::seconds(&[("30s", Some(30_000)), ("30", None), ("30h", None), ("30S", None), ("s", None), ("", None)])]
#[case::minutes(&[("2m", Some(120_000))])]
#[case::milliseconds(&[("250ms", Some(250)), ("1ms", Some(1))])]
#[case::but_not_zero(&[("0s", None), ("0ms", None), ("0m", None)])]
#[case::an_hour_at_most(&[("60m", Some(3_600_000)), ("61m", None), ("3601s", None), ("3600001ms", None), ("3600s", Some(3_600_000)), ("3600000ms", Some(3_600_000))])]
#[case::that_a_type_can_hold(&[("18446744073709551615m", None), ("307445734561825861m", None), ("99999999999999999999999s", None)])]
#[case::in_digits_alone(&[("+5s", None), ("-5s", None), ("1.5s", None), ("5 s", None), (" 5s", None), ("1m30s", None), ("030s", Some(30_000))])]
fn a_timeout_is_a_number_with_its_unit(#[case] texts: &[(&str, Option<u64>)]) {
    for &(text, millis) in texts {
        let expected = millis.map(Duration::from_millis);
        assert_eq!(value::timeout(text), expected, "the time {text:?}");
    }
}

/// The environment has no lists either, so commas separate the items. The empty text is the empty list, not the list
/// with one empty text. The service compares an origin with what a browser sends, letter by letter (RFC 6454, section
/// 5). A browser sends a scheme and never a path: `https://a.example/` would look right and never match. Capitals, the
/// scheme's own port and a longer form of an address would never match either. (RFC 6454, section 6.2; the WHATWG's URL
/// standard, "host parsing" and "host serializing". The second case has values at the edge that are right: if it fails
/// again, your code refuses more than the comment on `origins` says.)
#[rstest]
#[case::one(&["https://a.example"], Some(vec!["https://a.example"]))]
#[case::several(&["http://[::1],http://127.0.0.1:8080,https://b:80,http://c:443,https://a-1.example,http://a.1b,http://a.0xg,http://-,http://[::ffff:102:304],http://[::1]:8080"], Some(vec!["http://[::1]", "http://127.0.0.1:8080", "https://b:80", "http://c:443", "https://a-1.example", "http://a.1b", "http://a.0xg", "http://-", "http://[::ffff:102:304]", "http://[::1]:8080"]))]
#[case::none(&[""], Some(vec![]))]
#[case::with_white_space(&[" https://a ,\thttps://b"], Some(vec!["https://a", "https://b"]))]
#[case::white_space_alone(&[" ", "\t"], Some(vec![]))]
#[case::with_another_scheme(&["https://a,ftp://b", "a.example", "HTTPS://a", "https://a,,https://b", "https://a,\u{a0}https://b", "https://a,\u{c}https://b", ",", "https://a,", ",https://a", "\u{a0}", "\n"], None)]
#[case::with_a_path(&["https://a/", "https://a/b", "https://a?b", "https://u@a", "https://ä", "https://a b"], None)]
#[case::without_a_host(&["https://", "https://a,http://"], None)]
#[case::as_no_browser_sends_it(&["http://a:80", "https://a:443", "https://[::1]:443", "https://a:", "https://:1", "https://a:0", "https://a:08443", "https://a:99999", "https://a:+1", "https://A.example", "https://a_b", "https://[::A]", "https://[::1", "https://a]", "https://[a]", "http://[0:0:0:0:0:0:0:1]", "http://..", "http://a..b", "http://127.1", "http://0x7f.1", "http://a.0x1", "http://a.0x", "http://a.08", "http://1.2.3.04", "http://[::ffff:1.2.3.4]"], None)]
fn origins_have_commas_between_them(#[case] texts: &[&str], #[case] expected: Option<Vec<&str>>) {
    let expected: Option<Vec<String>> =
        expected.map(|origins| origins.iter().map(ToString::to_string).collect());
    for text in texts {
        assert_eq!(value::origins(text), expected, "the origins {text:?}");
    }
}

/// The address of a database contains its password (`postgres://user:password@host/name`), so the whole text is a
/// secret. The program checks no more than this test: only the database knows who can connect.
#[test]
fn a_database_url_is_a_secret_with_a_scheme() {
    for url in [
        "postgres://ferry:hunter2@db/ferry",
        "postgres://d",
        "postgres:// ",
    ] {
        let secret = value::database_url(url).map(|secret| secret.expose().clone());
        assert_eq!(secret, Some(url.to_owned()), "the URL, whole");
    }
    for text in [
        "",
        "postgres://",
        "mysql://db",
        "postgresql://db",
        "see postgres://db",
        " postgres://db",
        "POSTGRES://db",
    ] {
        assert_eq!(value::database_url(text), None, "the URL {text:?}");
    }
}

/// When people paste a key, they often miss half of it or add a line break. The service should find that at its start,
/// and not at the first request. Count characters, not bytes: `é` is one character and two bytes. (The second case
/// passes already if you check the length, and the third if you did not use `len`.)
#[rstest]
#[case::long_enough("0123456789abcdef", true)]
#[case::one_short("0123456789abcde", false)]
#[case::short_in_characters("éééééééééé", false)]
#[case::with_a_space("0123456789 abcdef", false)]
#[case::with_a_line_break("0123456789abcdef\n", false)]
#[case::with_a_space_that_does_not_break("0123456789\u{a0}abcdef", false)]
fn an_api_key_has_16_characters_and_no_white_space(#[case] text: &str, #[case] good: bool) {
    let secret = value::api_key(text).map(|secret| secret.expose().clone());
    assert_eq!(secret, good.then(|| text.to_owned()), "the key {text:?}");
}

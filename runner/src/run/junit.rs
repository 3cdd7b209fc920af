//! Reports for the machines that read JUnit's XML, by the schema in `docs/junit.xsd`.
//!
//! A report is valid whatever the code under test has printed, and its size is bounded.

#[cfg(test)]
mod schema;
mod xml;

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::course::kata::Layer;
use crate::course::roster::{self, TestFunction};
use crate::os::files::{self, Place};
use crate::run::verdict::{Outcome, TestReport, Verdict};

use xml::Element;

/// The most bytes of a message's first line that a report holds.
const FIRST_LINE: usize = 300;

/// The most bytes of one test's message that a report holds.
const WHOLE: usize = 8 * 1024;

#[derive(Debug, Clone)]
pub struct Report {
    /// What was run.
    pub name: String,
    /// When it began.
    pub began: SystemTime,
    pub suites: Vec<TestSuite>,
}

/// Some tests.
#[derive(Debug, Clone)]
pub struct TestSuite {
    pub name: String,
    /// Its tests.
    pub cases: Vec<Case>,
}

/// A test.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// Where it belongs, from the kata on: `tdd.unit.numbers`.
    pub class: String,
    /// Its name there.
    pub name: String,
    /// Where it is written.
    pub place: Option<Place>,
    /// How long it took.
    pub seconds: f64,
    /// Why it has not passed.
    pub trouble: Option<Trouble>,
}

/// The kind of a test of which nothing is known. It is neither a failure nor an error, but skipped.
const NOT_JUDGED: &str = "not_judged";

/// Why a test has not passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Something expected is not so. Otherwise the test could not say.
    pub failed: bool,
    /// The kind, in one word.
    pub kind: &'static str,
    /// What it said.
    pub message: String,
}

/// The report on a kata's run: a suite per layer, a case per test.
///
/// `functions` are the kata's test functions. They say where the tests are written, and which tests there are where the code
/// does not compile. `root` is the folder of the workspace.
pub fn of_run(
    verdict: &Verdict,
    functions: &BTreeMap<Layer, Vec<TestFunction>>,
    root: &Path,
    began: SystemTime,
) -> Report {
    let kata = &verdict.kata;
    let mut suites = Vec::new();
    for layer in Layer::ALL {
        let functions = functions.get(&layer).map_or(&[][..], Vec::as_slice);
        let case = |name: &str| case(kata, layer, name, functions, root);
        let cases: Vec<_> = if verdict.diagnostic.is_some() {
            roster::expected(functions)
                .iter()
                .map(|name| case(name))
                .collect()
        } else {
            let tests = verdict.tests.iter().filter(|test| test.layer == layer);
            tests
                .map(|test| Case {
                    seconds: test.millis / 1000.0,
                    trouble: trouble(test),
                    ..case(&test.name)
                })
                .collect()
        };
        if !cases.is_empty() {
            let name = format!("{kata}.{layer}");
            suites.push(TestSuite { name, cases });
        }
    }
    if !verdict.altered().is_empty() {
        suites.push(not_as_it_ships(verdict));
    }
    if let Some(diagnostic) = &verdict.diagnostic {
        not_run(verdict, diagnostic, &mut suites);
    }
    Report {
        name: kata.clone(),
        began,
        suites,
    }
}

/// A test more, which fails where the kata's own tests may have passed.
fn not_as_it_ships(verdict: &Verdict) -> TestSuite {
    let name = format!("{}.shipped", verdict.kata);
    let case = Case {
        class: name.clone(),
        name: "the kata is as it ships".to_owned(),
        trouble: Some(Trouble {
            failed: true,
            kind: "altered",
            message: verdict.altered().join("\n"),
        }),
        ..Case::default()
    };
    TestSuite {
        name,
        cases: vec![case],
    }
}

/// Where no test could run, each of them is an error. The first says why in full.
fn not_run(verdict: &Verdict, diagnostic: &str, suites: &mut Vec<TestSuite>) {
    let why = anstream::adapter::strip_str(diagnostic).to_string();
    let kind = verdict.light.name();
    let trouble = |message: &str| Trouble {
        failed: false,
        kind,
        message: message.to_owned(),
    };
    let short = why.lines().next().unwrap_or_default();
    let mut cases = suites.iter_mut().flat_map(|suite| &mut suite.cases);
    if let Some(first) = cases.next() {
        first.trouble = Some(trouble(&why));
        for case in cases {
            case.trouble = Some(trouble(short));
        }
    } else {
        suites.push(TestSuite {
            name: format!("{}.build", verdict.kata),
            cases: vec![Case {
                class: format!("{}.build", verdict.kata),
                name: "the tests can run".to_owned(),
                trouble: Some(trouble(&why)),
                ..Case::default()
            }],
        });
    }
}

fn case(kata: &str, layer: Layer, name: &str, functions: &[TestFunction], root: &Path) -> Case {
    let function = roster::function_of(name, functions);
    // A case of a table belongs to the module that its function is in.
    let path = function.map_or(name, |function| &function.path);
    let module = path.rsplit_once("::").map_or("", |(module, _)| module);
    let own = name.strip_prefix(module).unwrap_or(name);
    let module = if module.is_empty() {
        String::new()
    } else {
        format!(".{}", module.replace("::", "."))
    };
    Case {
        class: format!("{kata}.{layer}{module}"),
        name: own.trim_start_matches("::").to_owned(),
        place: function.and_then(|function| {
            let file = function.file.strip_prefix(root).unwrap_or(&function.file);
            Some(Place {
                file: files::shown(&files::without_parents(file)),
                line: u32::try_from(function.line).ok()?,
            })
        }),
        ..Case::default()
    }
}

fn trouble(test: &TestReport) -> Option<Trouble> {
    let kind = match test.outcome {
        Outcome::Passed => return None,
        Outcome::Failed => "failed",
        Outcome::Crashed => "crashed",
        Outcome::TimedOut => "timed_out",
        Outcome::Missing => "missing",
        Outcome::NotJudged => NOT_JUDGED,
    };
    Some(Trouble {
        failed: test.outcome == Outcome::Failed,
        kind,
        message: test.message.clone().unwrap_or_default(),
    })
}

impl Report {
    /// The document.
    pub fn xml(&self) -> String {
        let cases: Vec<_> = self.suites.iter().flat_map(|suite| &suite.cases).collect();
        let all = counted(
            Element::new("testsuites").attribute("name", &self.name),
            &cases,
        );
        let suites = self.suites.iter().map(|suite| {
            let cases: Vec<_> = suite.cases.iter().collect();
            counted(
                Element::new("testsuite").attribute("name", &suite.name),
                &cases,
            )
            .attribute("timestamp", &utc(self.began))
            .children(suite.cases.iter().map(Case::element))
        });
        all.children(suites).document()
    }
}

/// With how many tests there are, how many of them have not passed, and how long they took together.
fn counted(element: Element, cases: &[&Case]) -> Element {
    let troubles = || cases.iter().filter_map(|case| case.trouble.as_ref());
    let failures = troubles().filter(|trouble| trouble.failed).count();
    let skipped = troubles().filter(|trouble| trouble.is_skipped()).count();
    let errors = troubles().count() - failures - skipped;
    let seconds = cases.iter().map(|case| case.seconds).sum();
    element
        .attribute("tests", &cases.len().to_string())
        .attribute("failures", &failures.to_string())
        .attribute("errors", &errors.to_string())
        .attribute("time", &time(seconds))
}

impl Case {
    fn element(&self) -> Element {
        let mut element = Element::new("testcase")
            .attribute("classname", &self.class)
            .attribute("name", &self.name);
        if let Some(place) = &self.place {
            element = element
                .attribute("file", &place.file)
                .attribute("line", &place.line.to_string());
        }
        element
            .attribute("time", &time(self.seconds))
            .children(self.trouble.iter().map(Trouble::element))
    }
}

impl Trouble {
    fn is_skipped(&self) -> bool {
        self.kind == NOT_JUDGED
    }

    fn element(&self) -> Element {
        let message = anstream::adapter::strip_str(&self.message).to_string();
        let first = message.lines().next().unwrap_or_default();
        let name = match self.failed {
            _ if self.is_skipped() => "skipped",
            true => "failure",
            false => "error",
        };
        Element::new(name)
            .attribute("message", &files::capped(first, FIRST_LINE))
            .attribute("type", self.kind)
            .text(&files::capped(&message, WHOLE))
    }
}

/// Seconds, to the millisecond.
fn time(seconds: f64) -> String {
    format!("{:.3}", if seconds.is_finite() { seconds } else { 0.0 })
}

/// A point in time by the Gregorian calendar, in UTC: `2026-11-30T07:44:23Z`.
fn utc(time: SystemTime) -> String {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    let (days, seconds) = (since.as_secs() / 86_400, since.as_secs() % 86_400);
    let (year, month, day) = date(days);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The date so many days after the first of January 1970. Years are taken from March on here, so that the day that some of
/// them have more is the last one.
fn date(days: u64) -> (u64, u64, u64) {
    // From the first of March of the year 0 on. 400 years have 146,097 days.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    const BEGAN: u64 = 1_796_024_663;

    fn test(name: &str, outcome: Outcome, message: Option<&str>) -> TestReport {
        TestReport {
            millis: 1.5,
            message: message.map(str::to_owned),
            ..TestReport::example(Layer::Unit, name, outcome)
        }
    }

    fn functions() -> BTreeMap<Layer, Vec<TestFunction>> {
        let function = |path: &str, line: usize| TestFunction {
            path: path.to_owned(),
            doc: String::new(),
            file: Path::new("/w/solutions/../katas/jwt/tests/unit").join("numbers.rs"),
            line,
            text_line: line,
            text: "#[rstest] #[case(1)] #[case(2)] fn law(#[case] x: u8) {}".to_owned(),
            item: 0..0,
        };
        let unit = vec![function("numbers::one", 3), function("numbers::two", 7)];
        let end = vec![function("starts", 9)];
        BTreeMap::from([(Layer::Unit, unit), (Layer::E2e, end)])
    }

    fn report(verdict: &Verdict) -> String {
        let began = UNIX_EPOCH + std::time::Duration::from_secs(BEGAN);
        let report = of_run(verdict, &functions(), Path::new("/w"), began).xml();
        assert_eq!(schema::check(&report), Ok(()), "{report}");
        report
    }

    #[test]
    fn a_test_that_was_not_judged_is_skipped() {
        let tests = vec![
            test(
                "numbers::one::case_1",
                Outcome::TimedOut,
                Some("it did not end"),
            ),
            test("numbers::two", Outcome::NotJudged, Some("not judged")),
        ];
        let report = report(&Verdict::of_tests("jwt", tests));
        assert!(
            report.contains("tests=\"2\" failures=\"0\" errors=\"1\""),
            "{report}"
        );
        assert!(
            report.contains("<skipped message=\"not judged\" type=\"not_judged\">"),
            "{report}"
        );
    }

    #[test]
    fn every_test_is_a_case_that_says_where_it_is_and_what_it_said() {
        let tests = vec![
            test("numbers::one::case_1", Outcome::Passed, None),
            test(
                "numbers::two",
                Outcome::Failed,
                Some("left < right & \"so\"\n\tsecond line\r\n\u{1b}[31mred\u{1b}[0m\u{7}"),
            ),
            test("made_by_a_macro", Outcome::TimedOut, Some("too slow")),
        ];
        insta::assert_snapshot!(report(&Verdict::of_tests("jwt", tests)));
    }

    #[test]
    fn where_the_code_does_not_compile_every_test_is_an_error() {
        let amber = Verdict::amber(
            "jwt",
            "\u{1b}[1merror\u{1b}[0m: expected `;`\n --> src/lib.rs:1:2".to_owned(),
        );
        insta::assert_snapshot!(report(&amber));
    }

    #[test]
    fn where_nothing_is_known_of_the_tests_there_is_one_error() {
        let fault = Verdict::fault("jwt", "no cargo".to_owned());
        let xml = of_run(&fault, &BTreeMap::new(), Path::new("/w"), UNIX_EPOCH).xml();
        assert_eq!(schema::check(&xml), Ok(()), "{xml}");
        assert!(
            xml.contains("tests=\"1\" failures=\"0\" errors=\"1\""),
            "{xml}"
        );
        assert!(xml.contains("type=\"fault\">no cargo</error>"), "{xml}");
    }

    #[test]
    fn a_long_message_is_cut() {
        let long = "é".repeat(100_000);
        let tests = (0..71).map(|_| test("a", Outcome::Failed, Some(&long)));
        let xml = report(&Verdict::of_tests("jwt", tests.collect()));
        assert!(xml.len() < 71 * (WHOLE + 2 * FIRST_LINE), "{}", xml.len());
        assert!(xml.contains("(191808 bytes more)"), "{}", &xml[..20_000]);
    }

    #[rstest]
    #[case(0, "1970-01-01T00:00:00Z")]
    #[case(951_782_399, "2000-02-28T23:59:59Z")]
    #[case(951_782_400, "2000-02-29T00:00:00Z")]
    #[case(1_709_251_199, "2024-02-29T23:59:59Z")]
    #[case(1_735_689_599, "2024-12-31T23:59:59Z")]
    #[case(BEGAN, "2026-11-30T07:44:23Z")]
    #[case(4_107_542_400, "2100-03-01T00:00:00Z")]
    fn times_are_told_by_the_calendar(#[case] seconds: u64, #[case] told: &str) {
        let time = UNIX_EPOCH + std::time::Duration::from_secs(seconds);
        assert_eq!(utc(time), told);
    }

    /// Anything, with what XML has its trouble with more often than chance would have it.
    fn any_text() -> impl Strategy<Value = String> {
        let letter = prop_oneof![
            any::<char>(),
            proptest::char::range('\0', '\u{ff}'),
            prop::sample::select(vec![
                '\u{fffe}',
                '\u{ffff}',
                '\u{fffd}',
                '\u{d7ff}',
                '\u{e000}',
                '\u{10ffff}',
                '\u{1b}',
                '\r',
                '\n',
                ']',
                '>',
                '<',
                '&',
                '"',
                '\'',
            ]),
        ];
        prop::collection::vec(letter, 0..60).prop_map(|letters| letters.into_iter().collect())
    }

    proptest! {
        #[test]
        fn a_report_is_valid_whatever_was_printed(name in any_text(), message in any_text()) {
            let tests = vec![
                test(&name, Outcome::Failed, Some(&message)),
                test("b", Outcome::Crashed, Some(&format!("]]>{message}"))),
            ];
            report(&Verdict::of_tests(&name, tests));
            report(&Verdict::amber("jwt", message));
        }

        #[test]
        fn a_reader_gets_the_message_back(message in "[ -~\\t\\n\\réß€🦀]{0,80}") {
            let xml = report(&Verdict::of_tests("jwt", vec![test("a", Outcome::Failed, Some(&message))]));
            let document = roxmltree::Document::parse(&xml).unwrap();
            let failure = document.descendants().find(|node| node.has_tag_name("failure")).unwrap();
            prop_assert_eq!(failure.text().unwrap_or_default(), message.as_str());
            prop_assert_eq!(failure.attribute("message"), Some(message.lines().next().unwrap_or_default()));
        }
    }
}

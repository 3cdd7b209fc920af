//! Impostors: named, plausible, wrong variants of a solution, each with the lesson that it teaches.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::course::kata::Layer;
use crate::course::variants::{self, Variant, VariantError};
use overlay::Overlay;

/// How much harm an impostor would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A user loses money, data or secrets.
    Critical,
    /// Something that people rely on does not work.
    Major,
    /// A user is annoyed.
    Minor,
}

impl Severity {
    /// Its name, as the doc comment has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Major => "major",
            Self::Minor => "minor",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Critical, Self::Major, Self::Minor]
            .into_iter()
            .find(|severity| severity.name() == name)
    }
}

/// One impostor.
pub struct Impostor {
    /// Its file's name without `.rs`.
    pub name: String,
    /// What it does wrong, in a few words.
    pub title: String,
    /// How much harm it would do.
    pub severity: Severity,
    /// How many points of risk it is, in a kata whose tests have a budget.
    pub weight: Option<u32>,
    /// The layers whose tests catch it, these and no others. Empty where it says nothing about that.
    pub layers: Vec<Layer>,
    /// The first given test function that catches it, in roster order, with its layer in front. It decides which part of
    /// the kata the impostor belongs to.
    pub seen_by: Option<String>,
    /// The question that a learner's tests leave open while they miss it: one sentence, without the answer.
    pub asks: Option<String>,
    /// The rule that it breaks: a sentence of the README or of the comments in the starter, word by word.
    pub rule: Option<String>,
    /// The starter ships with it: a bug for the learner to find.
    pub planted: bool,
    /// What there is to learn from it, as Markdown.
    pub lesson: String,
    /// The items that make it.
    pub overlay: Overlay,
}

/// How the comment of an impostor looks.
const FORM: &str = "it begins with `//! title: …`, then `//! severity: critical`, `major` or `minor`,\n\
     `//! rule: …` (the sentence of the README that it breaks), `//! asks: …?` (the question that a test has to ask, without \
     the answer), an empty line, the lesson;\n\
     before the empty line there may be `//! seen by: unit::sums::one` (the first test that sees it),\n\
     `//! layers: unit, e2e` (only these see it), `//! planted: yes` (the starter ships with it),\n\
     and, where the kata has a budget, `//! weight: 12` (points of risk)";

/// Reads a kata's impostors, in the order of their names. A folder that does not exist holds none.
///
/// # Errors
/// When one of them cannot be read, or does not say what it is.
pub fn read_all(dir: &Path) -> Result<Vec<Impostor>, VariantError> {
    let variants = variants::read_all(dir, "lesson", FORM)?;
    variants.into_iter().map(read).collect()
}

fn read(variant: Variant) -> Result<Impostor, VariantError> {
    let severity = variant.needed("severity")?;
    let severity = Severity::named(severity)
        .ok_or_else(|| variant.wrong(format!("has the unknown severity `{severity}`")))?;
    let layer = |name: &str| {
        Layer::ALL
            .into_iter()
            .find(|layer| layer.name() == name.trim())
            .ok_or_else(|| variant.wrong(format!("names the unknown layer `{}`", name.trim())))
    };
    let layers = variant.value("layers").map_or_else(
        || Ok(Vec::new()),
        |names| names.split(',').map(layer).collect(),
    )?;
    let points = |points: &str| {
        let read = points.parse().ok().filter(|points| *points > 0);
        read.ok_or_else(|| {
            variant.wrong(format!(
                "says `weight: {points}`, which is no number of points"
            ))
        })
    };
    let weight = variant.value("weight").map(points).transpose()?;
    let planted = match variant.value("planted") {
        None => false,
        Some("yes") if !layers.is_empty() => true,
        Some("yes") => {
            return Err(
                variant.wrong("says `planted: yes`, but not which layers see it".to_owned())
            );
        }
        Some(other) => {
            return Err(variant.wrong(format!("says `planted: {other}` and not `yes`")));
        }
    };
    Ok(Impostor {
        title: variant.needed("title")?.to_owned(),
        severity,
        weight,
        layers,
        planted,
        asks: variant.value("asks").map(str::to_owned),
        rule: variant.value("rule").map(str::to_owned),
        seen_by: variant.value("seen by").map(str::to_owned),
        name: variant.name,
        lesson: variant.prose,
        overlay: variant.overlay,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn one(text: &str) -> Result<Impostor, VariantError> {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join("trusts_it.rs"), text).expect("a file");
        std::fs::write(dir.path().join("README.md"), "not an impostor").expect("a file");
        read_all(dir.path()).map(|mut all| all.remove(0))
    }

    #[test]
    fn an_impostor_says_what_it_is() {
        let impostor = one("//! title: Trusts it\n//! severity: major\n//!\n//! The lesson.\n//!\n//! More.\nfn f() {}\n").unwrap();
        assert_eq!(
            (impostor.name.as_str(), impostor.title.as_str()),
            ("trusts_it", "Trusts it")
        );
        assert_eq!(
            (impostor.severity, impostor.lesson.as_str()),
            (Severity::Major, "The lesson.\n\nMore.")
        );
        assert_eq!(
            (impostor.layers.as_slice(), impostor.planted),
            (&[][..], false)
        );
    }

    #[test]
    fn it_may_say_which_layers_see_it_and_that_the_starter_ships_with_it() {
        let impostor = one("//! title: T\n//! severity: major\n//! layers: unit, e2e\n//! planted: yes\n//! weight: 12\n//! seen by: unit::a::b\n//! rule: R.\n//! asks: what?\n//!\n//! L.\nfn f() {}\n").unwrap();
        assert_eq!(impostor.seen_by.as_deref(), Some("unit::a::b"));
        assert_eq!(impostor.rule.as_deref(), Some("R."));
        assert_eq!(impostor.asks.as_deref(), Some("what?"));
        assert_eq!(impostor.layers, [Layer::Unit, Layer::E2e]);
        assert!(impostor.planted);
        assert_eq!(impostor.weight, Some(12));
    }

    #[rstest]
    #[case::no_comment("fn f() {}", "has no lesson")]
    #[case::no_lesson("//! title: T\n//! severity: major\n", "has no lesson")]
    #[case::no_title("//! severity: major\n//!\n//! L.\n", "has no title")]
    #[case::no_severity("//! title: T\n//!\n//! L.\n", "has no severity")]
    #[case::another_severity(
        "//! title: T\n//! severity: huge\n//!\n//! L.\n",
        "unknown severity `huge`"
    )]
    #[case::another_layer(
        "//! title: T\n//! severity: minor\n//! layers: unit, mine\n//!\n//! L.\n",
        "names the unknown layer `mine`"
    )]
    #[case::planted_nowhere(
        "//! title: T\n//! severity: minor\n//! planted: yes\n//!\n//! L.\n",
        "not which layers see it"
    )]
    #[case::weightless(
        "//! title: T\n//! severity: minor\n//! weight: 0\n//!\n//! L.\n",
        "says `weight: 0`"
    )]
    #[case::planted_perhaps(
        "//! title: T\n//! severity: minor\n//! layers: unit\n//! planted: perhaps\n//!\n//! L.\n",
        "says `planted: perhaps`"
    )]
    fn one_that_does_not_is_refused_with_its_file(#[case] text: &str, #[case] says: &str) {
        let error = one(text).err().unwrap().to_string();
        assert!(
            error.contains(says) && error.contains("trusts_it.rs"),
            "{error}"
        );
    }

    #[test]
    fn a_folder_that_does_not_exist_holds_none() {
        assert!(
            read_all(Path::new("/nonexistent/impostors"))
                .unwrap()
                .is_empty()
        );
    }
}

//! Twins: named, right variants of a solution. Each uses a freedom that the README leaves open, so every test has to accept
//! it.

use std::path::Path;

use serde::Serialize;

use crate::course::variants::{self, Variant, VariantError};
use overlay::Overlay;

/// What a README can leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Freedom {
    /// How an answer is found.
    Algorithm,
    /// What is done or looked at first.
    Order,
    /// In which words something is said.
    Wording,
    /// How often, and how, a collaborator is asked.
    Calls,
    /// How an output is laid out: order of headers or keys, white space.
    Format,
    /// What is kept inside, and where.
    Internals,
}

impl Freedom {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Algorithm,
        Self::Order,
        Self::Wording,
        Self::Calls,
        Self::Format,
        Self::Internals,
    ];

    /// Its name, as the doc comment has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Algorithm => "algorithm",
            Self::Order => "order",
            Self::Wording => "wording",
            Self::Calls => "calls",
            Self::Format => "format",
            Self::Internals => "internals",
        }
    }
}

/// One twin.
pub struct Twin {
    /// Its file's name without `.rs`.
    pub name: String,
    /// What it does otherwise, in a few words.
    pub title: String,
    /// What it makes use of.
    pub freedom: Freedom,
    /// The sentence of the README that comes nearest, word by word.
    pub rule: String,
    /// Why it is right all the same, as Markdown.
    pub reason: String,
    /// The items that make it.
    pub overlay: Overlay,
}

/// How the comment of a twin looks.
const FORM: &str = "it begins with `//! title: …`, then `//! freedom: algorithm`, `order`, `wording`, `calls`, `format` or `internals`,\n\
                    then `//! rule: …` (the sentence of the README that comes nearest), an empty line, and why the variant is right";

/// Reads a kata's twins, in the order of their names. A folder that does not exist holds none.
///
/// # Errors
/// When one of them cannot be read, or does not say what it is.
pub fn read_all(dir: &Path) -> Result<Vec<Twin>, VariantError> {
    let variants = variants::read_all(dir, "reason", FORM)?;
    variants.into_iter().map(read).collect()
}

fn read(variant: Variant) -> Result<Twin, VariantError> {
    let name = variant.needed("freedom")?;
    let freedom = Freedom::ALL
        .into_iter()
        .find(|freedom| freedom.name() == name)
        .ok_or_else(|| variant.wrong(format!("names the unknown freedom `{name}`")))?;
    Ok(Twin {
        title: variant.needed("title")?.to_owned(),
        rule: variant.needed("rule")?.to_owned(),
        freedom,
        name: variant.name,
        reason: variant.prose,
        overlay: variant.overlay,
    })
}

impl Twin {
    /// Whether its rule is in that text. Line breaks, and the marks of emphasis and code, do not matter.
    pub fn is_about(&self, readme: &str) -> bool {
        variants::quotes(readme, &self.rule)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn one(text: &str) -> Result<Twin, VariantError> {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join("sorts_first.rs"), text).expect("a file");
        read_all(dir.path()).map(|mut all| all.remove(0))
    }

    const HEADER: &str = "//! title: T\n//! freedom: order\n//! rule: All of them, in one error\n";

    #[test]
    fn a_twin_says_what_it_is() {
        let twin = one(&format!("{HEADER}//!\n//! Why.\nfn f() {{}}\n")).unwrap();
        assert_eq!(
            (twin.name.as_str(), twin.title.as_str(), twin.freedom),
            ("sorts_first", "T", Freedom::Order)
        );
        assert_eq!(twin.reason, "Why.");
        assert!(twin.is_about("negatives: **All** of\nthem, in `one` error |"));
        assert!(!twin.is_about("All of them, in two errors"));
    }

    #[rstest]
    #[case::no_reason(HEADER, "has no reason")]
    #[case::no_title("//! freedom: order\n//! rule: R\n//!\n//! Why.\n", "has no title")]
    #[case::no_freedom("//! title: T\n//! rule: R\n//!\n//! Why.\n", "has no freedom")]
    #[case::another(
        "//! title: T\n//! freedom: love\n//! rule: R\n//!\n//! Why.\n",
        "unknown freedom `love`"
    )]
    #[case::no_rule("//! title: T\n//! freedom: order\n//!\n//! Why.\n", "has no rule")]
    fn one_that_does_not_is_refused_with_its_file(#[case] text: &str, #[case] says: &str) {
        let error = one(text).err().unwrap().to_string();
        assert!(
            error.contains(says) && error.contains("sorts_first.rs"),
            "{error}"
        );
    }
}

//! What a course says of itself in `[workspace.metadata.kata]` of its `Cargo.toml`: its language, and what it does without
//! (walk-throughs, concept pages, quizzes).

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::course::kata::CourseError;
use crate::os::files;

/// Something that a course may do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Feature {
    /// A walk-through of each kata: `solutions/NAME/demo.md`.
    Demo,
    /// The pages that answer the questions of the course: `docs/src/concepts/NAME.md`.
    Concepts,
    /// The questions below `## Quiz` on those pages.
    Quiz,
}

impl Feature {
    /// What a person calls it.
    pub const fn shown(self) -> &'static str {
        match self {
            Self::Demo => "walk-throughs",
            Self::Concepts => "concept pages",
            Self::Quiz => "quiz",
        }
    }
}

/// What a course says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Features {
    /// What it does without.
    pub without: Vec<Feature>,
    /// The language that its learners read, where they say nothing else: `de`.
    pub language: Option<String>,
}

impl Features {
    /// Those of the course in that folder.
    ///
    /// # Errors
    /// A manifest that cannot be read, or that says something else there.
    pub fn of(root: &Path) -> Result<Self, CourseError> {
        let file = root.join("Cargo.toml");
        let text = files::read_source(&file).map_err(|source| CourseError::Unreadable {
            file: file.clone(),
            source,
        })?;
        let malformed = |error: toml::de::Error| CourseError::Malformed {
            file: PathBuf::from("Cargo.toml"),
            message: format!("[workspace.metadata.kata]: {error}"),
        };
        let manifest: toml::Table = text.parse().map_err(malformed)?;
        let own = ["workspace", "metadata", "kata"]
            .iter()
            .try_fold(toml::Value::Table(manifest), |table, key| {
                table.get(*key).cloned()
            });
        own.map_or_else(
            || Ok(Self::default()),
            |own| own.try_into().map_err(malformed),
        )
    }

    /// Whether the course has it. Without concept pages it has no quiz.
    pub fn has(&self, feature: Feature) -> bool {
        let lacks = |feature| self.without.contains(&feature);
        let lacks_its_pages = feature == Feature::Quiz && lacks(Feature::Concepts);
        !lacks(feature) && !lacks_its_pages
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn features(manifest: &str) -> Result<Features, CourseError> {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join("Cargo.toml"), manifest).unwrap();
        Features::of(root.path())
    }

    #[rstest]
    #[case::everything("[workspace]\n", &[Feature::Demo, Feature::Concepts, Feature::Quiz])]
    #[case::no_walk_throughs("[workspace.metadata.kata]\nwithout = ['demo']\n", &[Feature::Concepts, Feature::Quiz])]
    #[case::no_pages("[workspace.metadata.kata]\nwithout = ['concepts']\n", &[Feature::Demo])]
    #[case::no_quiz("[workspace.metadata.kata]\nwithout = ['quiz']\n", &[Feature::Demo, Feature::Concepts])]
    fn a_course_has_what_it_does_not_do_without(#[case] manifest: &str, #[case] has: &[Feature]) {
        let features = features(manifest).unwrap();
        for feature in [Feature::Demo, Feature::Concepts, Feature::Quiz] {
            assert_eq!(features.has(feature), has.contains(&feature), "{feature:?}");
        }
    }

    #[rstest]
    #[case::a_word("[workspace.metadata.kata]\nwithout = ['tests']\n", "tests")]
    #[case::a_key("[workspace.metadata.kata]\nwith = ['quiz']\n", "with")]
    fn another_word_is_refused(#[case] manifest: &str, #[case] word: &str) {
        let error = features(manifest).unwrap_err().to_string();
        assert!(error.contains(word), "{error}");
        assert!(error.contains("[workspace.metadata.kata]"), "{error}");
    }
}

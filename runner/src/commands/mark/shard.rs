//! A class in shards: each machine marks one, and the results are joined.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::str::FromStr;

use crate::commands::error::Error;
use crate::os::files;

use super::results::{KataOutline, Mark, Marks, State, VERSION};

/// One of several shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    /// Its number, from 1.
    number: usize,
    of: usize,
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let numbers = text
            .split_once('/')
            .and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        match numbers {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Self { number, of }),
            _ => Err("a shard is its number and how many there are: 3/16".to_owned()),
        }
    }
}

impl Shard {
    /// Whether the submission at that place, from 0, belongs to it.
    pub fn has(self, place: usize) -> bool {
        place % self.of == self.number - 1
    }
}

/// Reads the marks of shards, and joins them: the learners by name, the katas in the order of `order`.
///
/// # Errors
/// When a file cannot be read, is of another version, or says otherwise of a kata or a learner than one before it.
pub fn join(places: &[PathBuf], order: &[String]) -> Result<Marks, Error> {
    let mut outlines: BTreeMap<String, KataOutline> = BTreeMap::new();
    let mut learners = Vec::new();
    let mut names = BTreeSet::new();
    for file in places {
        let text = std::fs::read(file).map_err(Error::io("read", file))?;
        let wrong = |why: String| Error::Usage(format!("{}: {why}", files::shown(file)));
        let marks: Marks = serde_json::from_slice(&text)
            .map_err(|error| wrong(format!("these are no marks: {error}")))?;
        if marks.version != VERSION {
            return Err(wrong(format!(
                "it has version {}, and this runner reads version {VERSION}",
                marks.version
            )));
        }
        for outline in marks.katas {
            let known = outlines
                .entry(outline.name.clone())
                .or_insert_with(|| outline.clone());
            if *known != outline {
                return Err(wrong(format!(
                    "the kata `{}` is another one than in the files before it: mark all shards with the same course",
                    outline.name
                )));
            }
        }
        for learner in marks.learners {
            if !names.insert(learner.name.clone()) {
                return Err(wrong(format!(
                    "the learner `{}` is in a file before it, too",
                    learner.name
                )));
            }
            learners.push(learner);
        }
    }
    let place = |name: &String| order.iter().position(|known| known == name);
    let mut katas: Vec<_> = outlines.into_values().collect();
    katas.sort_by_key(|outline| {
        (
            place(&outline.name).unwrap_or(usize::MAX),
            outline.name.clone(),
        )
    });
    learners.sort_by(|one, other| one.name.cmp(&other.name));
    for learner in &mut learners {
        let mut own: BTreeMap<_, _> = std::mem::take(&mut learner.katas)
            .into_iter()
            .map(|mark| (mark.kata.clone(), mark))
            .collect();
        // A shard without a submission of a kata says nothing of it.
        let mark = |outline: &KataOutline| {
            own.remove(&outline.name)
                .unwrap_or_else(|| Mark::without_a_run(outline, State::NotBegun))
        };
        learner.katas = katas.iter().map(mark).collect();
    }
    Ok(Marks {
        version: VERSION,
        katas,
        learners,
        alike: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::not_in_it("0/4")]
    #[case::beyond("5/4")]
    #[case::none("1/0")]
    #[case::words("one/two")]
    #[case::one_number("3")]
    fn what_is_no_shard_is_refused(#[case] text: &str) {
        assert!(text.parse::<Shard>().unwrap_err().contains("3/16"));
    }

    #[test]
    fn every_submission_belongs_to_one_shard() {
        let shards: Vec<Shard> = (1..=3).map(|n| format!("{n}/3").parse().unwrap()).collect();
        for place in 0..10 {
            assert_eq!(shards.iter().filter(|shard| shard.has(place)).count(), 1);
        }
    }
}

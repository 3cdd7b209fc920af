//! What right code is asked about the learner's tests: those that it has not judged as they are now.
//!
//! The verdict on a test depends on the test, on everything else that is compiled with it but other tests, and on the right
//! code. A fingerprint of these says whether the verdict still holds.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use proc_macro2::TokenStream;

use crate::course::fingerprint::{Inputs, LIST};
use crate::course::kata::{Kata, Layer};
use crate::course::roster::TestFunction;
use crate::course::sealed;
use crate::learner::circle::Solo;
use crate::os::digest::Digest;
use crate::run::ran::Ran;

/// The learner's tests, and what is known of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Every test, by its path, with a fingerprint of what its verdict depends on.
    pub prints: BTreeMap<String, String>,
    /// A fingerprint of all of them.
    pub all: String,
}

impl Asked {
    /// Of a run and the files that it began with.
    pub fn of(kata: &Kata, inputs: &Inputs, ran: &Ran) -> Self {
        let functions = ran.functions.get(&Layer::Mine);
        let functions = functions.map_or(&[][..], Vec::as_slice);
        let mut around = Digest::default();
        around.bytes(right_code(kata).as_bytes());
        let mut texts = BTreeMap::new();
        for (path, bytes) in &inputs.files {
            if path.starts_with("src") || path == Path::new(LIST) {
                continue;
            }
            let own = |function: &&TestFunction| function.file == kata.dir.join(path);
            let own: Vec<_> = functions.iter().filter(own).collect();
            if own.is_empty() {
                around.file(path, bytes);
                continue;
            }
            let text = String::from_utf8_lossy(bytes);
            for function in &own {
                let item = text.get(function.item.clone()).unwrap_or_default();
                texts.insert(function.path.clone(), tokens(item));
            }
            around.file(path, tokens(&without(&text, &own)).as_bytes());
        }
        let around = around.hex();
        let tests = ran.verdict.tests.iter();
        let tests = tests.filter(|test| test.layer == Layer::Mine);
        let prints = tests.map(|test| {
            let function = ran.function_of(test);
            let name = function.map_or(&test.name, |function| &function.path);
            let mut print = Digest::default();
            print.bytes(around.as_bytes());
            print.bytes(name.as_bytes());
            match texts.get(name) {
                Some(text) => print.bytes(text.as_bytes()),
                // Where its text is not known, it changes with all of them.
                None => print.bytes(inputs.fingerprint_of_mine().as_bytes()),
            }
            (name.clone(), print.hex())
        });
        let prints = prints.collect();
        let mut all = Digest::default();
        all.bytes(around.as_bytes());
        all.bytes(inputs.fingerprint_of_mine().as_bytes());
        Self {
            prints,
            all: all.hex(),
        }
    }

    /// The tests that right code has not judged as they are now, by their paths. None while it is known why it cannot.
    pub fn open(&self, solo: &Solo) -> Vec<String> {
        let unjudged = solo.unjudged.as_ref();
        if unjudged.is_some_and(|unjudged| unjudged.tests == self.all) {
            return Vec::new();
        }
        let open = self.prints.iter();
        let open = open.filter(|(name, _)| !self.is_judged(name, solo));
        open.map(|(name, _)| name.clone()).collect()
    }

    /// Whether right code has judged the test as it is now.
    pub fn is_judged(&self, name: &str, solo: &Solo) -> bool {
        let print = self.prints.get(name);
        print.is_some() && solo.verdicts.get(name) == print
    }
}

/// A text without those functions of its file.
fn without(text: &str, functions: &[&TestFunction]) -> String {
    let mut items: Vec<_> = functions.iter().map(|one| one.item.clone()).collect();
    items.sort_unstable_by_key(|item| item.start);
    let (mut rest, mut at) = (String::new(), 0);
    for item in items {
        // Tests inside a macro share its item.
        rest += text.get(at..item.start).unwrap_or_default();
        at = at.max(item.end);
    }
    rest + text.get(at..).unwrap_or_default()
}

/// The code in a text, without its layout and its comments; the text, where it is no code.
fn tokens(text: &str) -> String {
    TokenStream::from_str(text).map_or_else(|_| text.to_owned(), |tokens| tokens.to_string())
}

/// A fingerprint of the reference and its twins.
fn right_code(kata: &Kata) -> String {
    let mut digest = Digest::default();
    for dir in [kata.solution_dir.join("src"), kata.twins_dir()] {
        let files: BTreeMap<PathBuf, Vec<u8>> = sealed::read_tree(&dir).unwrap_or_default();
        for (path, bytes) in files {
            digest.file(&path, &bytes);
        }
    }
    digest.hex()
}

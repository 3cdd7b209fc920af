//! Gate 1, for a starter that is complete and wrong: it is the solution with the planted impostors laid over it, byte for
//! byte, and every layer that is said to see one of them is red.

use std::path::Path;

use crate::commands::error::Error;
use crate::course::impostor::{self, Impostor};
use crate::course::kata::StarterKind;
use crate::os::files::{self, Files, FirstDifference};
use crate::run::ran::Ran;
use overlay::{Patch, Tree};

use super::finding::Finding;
use super::subject::Subject;

/// Looks at the kata's planted impostors, if it has any.
pub fn check(subject: &Subject<'_>, ran: &Ran) -> Result<Vec<Finding>, Error> {
    let kata = subject.kata;
    // What cannot be read is gate 4's to tell.
    let planted: Vec<_> = impostor::read_all(&kata.impostors_dir())
        .unwrap_or_default()
        .into_iter()
        .filter(|impostor| impostor.planted)
        .collect();
    if planted.is_empty() {
        return Ok(Vec::new());
    }
    let mut findings = Vec::new();
    if kata.starter_is == StarterKind::Todo {
        findings.push(Finding::new(
            format!(
                "the starter ships with the impostor `{}`, but does not say so",
                planted[0].name
            ),
            subject.shown(&kata.dir.join("Cargo.toml")),
            "say in `starter-is-not-todo` why it is complete and wrong",
        ));
    }
    match spoilt(&kata.solution_dir.join("src"), &planted)? {
        Ok(expected) => findings.extend(differences(subject, &expected)?),
        Err((what, impostor)) => findings.push(Finding::new(
            what,
            subject.shown(&impostor.overlay.file),
            "let every planted impostor replace items of its own",
        )),
    }
    for impostor in &planted {
        for layer in &impostor.layers {
            let tests = &ran.verdict.tests;
            if !tests
                .iter()
                .any(|test| test.layer == *layer && test.is_red())
            {
                findings.push(Finding::new(
                    format!(
                        "the starter ships with `{}`, but no test of {layer} is red",
                        impostor.name
                    ),
                    subject.shown(&impostor.overlay.file),
                    "write a test of that layer that fails by this bug",
                ));
            }
        }
    }
    Ok(findings)
}

/// The solution with all of them laid over it; or why they do not go together, and which of them is in the way.
fn spoilt<'i>(
    src: &Path,
    planted: &'i [Impostor],
) -> Result<Result<Files, (String, &'i Impostor)>, Error> {
    let tree = Tree::read(src)?;
    let mut patches: Vec<(Patch, &Impostor)> = Vec::new();
    for impostor in planted {
        let edits = match tree.plan(&impostor.overlay) {
            Ok(edits) => edits,
            Err(error) => return Ok(Err((error.to_string(), impostor))),
        };
        for patch in edits.iter().map(|edit| edit.patch(&impostor.overlay)) {
            let other = patches.iter().find(|(other, _)| {
                other.file == patch.file
                    && other.range.start < patch.range.end
                    && patch.range.start < other.range.end
            });
            if let Some((_, other)) = other {
                let what = format!(
                    "the planted impostors `{}` and `{}` replace the same item",
                    other.name, impostor.name
                );
                return Ok(Err((what, impostor)));
            }
            patches.push((patch, impostor));
        }
    }
    let spliced = tree.splice(patches.into_iter().map(|(patch, _)| patch).collect());
    // What is not Rust is the same in both.
    let mut expected = files::read_tree(src).map_err(Error::io("read", src))?;
    expected.extend(
        spliced
            .into_iter()
            .map(|splice| (splice.path, splice.text.into_bytes())),
    );
    Ok(Ok(expected))
}

/// Where the starter is something else than expected.
fn differences(subject: &Subject<'_>, expected: &Files) -> Result<Vec<Finding>, Error> {
    let src = subject.kata.dir.join("src");
    let there = files::read_tree(&src).map_err(Error::io("read", &src))?;
    Ok(files::differing(&there, expected)
        .filter_map(|(path, is, wanted)| {
            let shown = subject.shown(&src.join(path));
            match (is, wanted) {
                (Some(is), Some(wanted)) if files::same_text(is, wanted) => None,
                (Some(is), Some(wanted)) => Some(difference(is, wanted, &shown)),
                (is, _) => {
                    let (has, has_not) = match is {
                        Some(_) => ("starter", "solution"),
                        None => ("solution", "starter"),
                    };
                    Some(Finding::new(
                        format!("the {has} has this file and the {has_not} has not"),
                        shown,
                        "give a starter that is complete and wrong the solution's files and no others",
                    ))
                }
            }
        })
        .collect())
}

/// The first line in which a file of the starter is not as it should be.
fn difference(is: &[u8], wanted: &[u8], shown: &str) -> Finding {
    let (is, wanted) = (String::from_utf8_lossy(is), String::from_utf8_lossy(wanted));
    let FirstDifference { number, one, other } = files::first_difference(&is, &wanted);
    let of = |line: Option<&str>| line.map_or("nothing".to_owned(), |line| format!("`{line}`"));
    Finding::new(
        format!(
            "the starter is not the solution with the planted impostors laid over it: it has {} where that has {}",
            of(one),
            of(other)
        ),
        format!("{shown}:{number}"),
        "declare the bug as an impostor with `planted: yes`, or take it out of the starter",
    )
}

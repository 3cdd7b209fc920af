//! Gate 2: the solution passes every test, twice: in company, and by itself in a shuffled order; it is formatted, and clippy has
//! nothing to say.

use std::time::SystemTime;

use crate::commands::error::Error;
use crate::run::request::{Manner, Request};
use crate::run::scheduler::{self};
use crate::run::verdict::Light;

use super::finding::Finding;
use super::subject::{Subject, place_of};
use super::whole::Whole;

/// Runs the solution and the tools, and says what is not as it should be.
pub fn check(subject: &Subject<'_>) -> Result<Vec<Finding>, Error> {
    let kata = subject.kata;
    let package = kata.solution();
    let src = subject.shown(&package.dir.join("src"));
    if !package.dir.join("Cargo.toml").is_file() {
        let what = format!("the kata `{}` has no solution", kata.name);
        let advice = "write it: `cargo kata new` shows how one looks";
        return Ok(vec![Finding::new(
            what,
            subject.shown(&package.dir),
            advice,
        )]);
    }
    let seed = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(1, |since| since.as_secs());
    let mut findings = Vec::new();
    let mut tools = subject.tools;
    if let Some(whole) = subject.whole {
        tools.cargo = whole;
    }
    for manner in [Manner::Together, Manner::Shuffled(seed)] {
        let request = Request {
            root: subject.course.root(),
            target: None,
            kata,
            package: package.clone(),
            suites: &kata.suites,
            only: None,
            first: None,
            manner,
            sources: None,
        };
        let ran = scheduler::run(tools, &request, &|_| {})?;
        if ran.verdict.light == Light::Amber {
            let text =
                anstream::adapter::strip_str(ran.verdict.diagnostic.as_deref().unwrap_or_default())
                    .to_string();
            return Ok(vec![Finding::new(
                format!("the solution does not compile:\n{text}"),
                src,
                "fix it",
            )]);
        }
        for test in ran.verdict.tests.iter().filter(|test| test.is_red()) {
            let (when, advice) = match manner {
                Manner::Roster | Manner::Together | Manner::TogetherNoted => {
                    ("", "fix the solution or the test")
                }
                Manner::Shuffled(_) => (
                    " in another order or the second time",
                    "see what the test leans on: time, order, a file that is left",
                ),
            };
            let what = format!(
                "{} is not green{when}: {}",
                test.id(),
                test.message.as_deref().unwrap_or_default()
            );
            findings.push(Finding::new(what, place_of(subject, &ran, test), advice));
        }
        if !findings.is_empty() {
            return Ok(findings);
        }
    }
    let checks = [
        (
            vec!["fmt", "--package", &package.name, "--", "--check"],
            "it is not formatted as rustfmt would",
            // What found it changes nothing.
            format!("run `cargo fmt --package {}`", package.name),
        ),
        (
            vec![
                "clippy",
                "--quiet",
                "--package",
                &package.name,
                "--all-targets",
                "--",
                "--deny",
                "warnings",
            ],
            "clippy has something to say",
            "fix what it names; each message says how".to_owned(),
        ),
    ];
    for (args, what, advice) in checks {
        if args[0] == "clippy" && subject.whole.is_some_and(Whole::is_free_of_lints) {
            continue;
        }
        let args: Vec<_> = args.into_iter().map(str::to_owned).collect();
        let said = subject.tools.cargo.run(subject.course.root(), &args)?;
        if !said.success {
            let text = anstream::adapter::strip_str(said.text.trim_end()).to_string();
            findings.push(Finding::new(format!("{what}:\n{text}"), &src, advice));
        }
    }
    Ok(findings)
}

//! A walk-through as a page for the book. Every test, output and difference on it is the real one.

use std::fmt::Write as _;

use crate::course::kata::Kata;
use crate::course::page::fenced;
use crate::course::walkthrough::{Hat, Walkthrough};
use crate::os::files;
use crate::replay::scene::{FileChange, Moment, Replay};
use crate::ui::difference::{self, Kind};

/// How many lines around each change are shown.
const AROUND: usize = 3;

/// The page.
pub fn of(kata: &Kata, walkthrough: &Walkthrough, replay: &Replay) -> String {
    let mut out = format!(
        "# {}\n\n> This page shows the whole solution of the kata `{1}`. Play it first: `cargo kata {1}`. \
         On a screen in front of a class: `cargo kata demo {1}`.\n",
        walkthrough.title, kata.name
    );
    if !walkthrough.intro.is_empty() {
        let _ = write!(out, "\n{}\n", walkthrough.intro);
    }
    for (index, step) in replay.steps.iter().enumerate() {
        let _ = write!(out, "\n## {}. {}\n", index + 1, step.heading);
        if let Some(part) = replay.part_that_begins(index) {
            let _ = write!(out, "\n*Of the kata: {part}.*\n");
        }
        for scene in &step.scenes {
            tell(&scene.moment, &mut out);
        }
    }
    out
}

fn tell(moment: &Moment, out: &mut String) {
    match moment {
        Moment::Prose(words) => {
            // Code in prose is a thought, and need not compile.
            let words = words.replace("```rust\n", "```rust,ignore\n");
            let _ = write!(out, "\n{words}\n");
        }
        Moment::Red(failures) => {
            for failure in failures {
                let _ = write!(out, "\n**Red:** `{}`\n", failure.test.name);
                if let Some(function) = &failure.test.function {
                    *out += &fenced("rust,ignore", &function.text);
                }
                *out += &fenced("text", &failure.message);
            }
        }
        Moment::AlreadyGreen(tests) => {
            let names: Vec<_> = tests
                .iter()
                .map(|test| format!("`{}`", test.name))
                .collect();
            let _ = write!(out, "\n**Green already:** {}\n", names.join(", "));
        }
        Moment::Change(hat, files) => {
            for FileChange {
                file,
                before,
                after,
            } in files
            {
                let hat = match hat {
                    Hat::Green => "The least code",
                    Hat::Refactor => "Refactor",
                };
                let _ = write!(out, "\n**{hat}**, in `src/{}`:\n", files::shown(file));
                let lines = difference::lines(before, after, AROUND);
                let lines: Vec<_> = lines
                    .iter()
                    .map(|line| match line.kind {
                        Kind::Gone => format!("-{}", line.text),
                        Kind::New => format!("+{}", line.text),
                        Kind::Same => format!(" {}", line.text),
                        Kind::Gap => "@@ … @@".to_owned(),
                    })
                    .collect();
                *out += &fenced("diff", &lines.join("\n"));
            }
        }
        Moment::Green(tests) => {
            let tests = if *tests == 1 {
                "1 test".to_owned()
            } else {
                format!("{tests} tests")
            };
            let _ = write!(out, "\n**Green:** {tests}.\n");
        }
    }
}

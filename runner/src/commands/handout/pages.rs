//! The pages of an edition that are written anew for its katas: README, the first pages of the book, the recipes.

use std::fmt::Write as _;

use crate::commands::handout::edition::Edition;
use crate::os::files;

/// The texts, in which `{FIRST}` stands for the first kata, and other words in braces for what the functions below make.
const README: &str = include_str!("../../../template/handout/README.md");
const INTRODUCTION: &str = include_str!("../../../template/handout/introduction.md");
const PATH: &str = include_str!("../../../template/handout/path.md");
const JUSTFILE: &str = include_str!("../../../template/handout/justfile");

/// A question of the course.
pub struct Question {
    /// The kata that answers it.
    pub kata: String,
    /// The question.
    pub title: String,
    /// Its page's name without `.md`.
    pub page: String,
}

/// What a learner has to be told where the runner does not come along.
const INSTALL: &str = " Your instructor says how to install the command `cargo kata`.";

/// The licences that a course may have, and their files.
const LICENSES: [(&str, &str); 2] = [("MIT", "LICENSE-MIT"), ("Apache-2.0", "LICENSE-APACHE")];

/// The README.
pub fn readme(edition: &Edition, questions: &[Question]) -> String {
    let text = fill(README, edition, questions, "").replace("{LICENSE}", &license(edition));
    if edition.has("runner".as_ref()) {
        return text.replace("{INSTALL}", "");
    }
    let lines = text.lines().filter(|line| !line.starts_with("| `runner` "));
    let text: Vec<_> = lines.collect();
    text.join("\n").replace("{INSTALL}", INSTALL) + "\n"
}

/// The sentence about the licence, after an empty line; nothing where no file of a licence comes along.
fn license(edition: &Edition) -> String {
    let links = LICENSES
        .iter()
        .filter(|(_, file)| edition.has(file.as_ref()))
        .map(|(name, file)| format!("[{name}]({file})"));
    match &links.collect::<Vec<_>>()[..] {
        [] => String::new(),
        [one] => format!("\nLicensed under {one}.\n"),
        several => format!("\nLicensed under {}, as you like.\n", several.join(" or ")),
    }
}

/// The first page of the book.
pub fn introduction(edition: &Edition, questions: &[Question]) -> String {
    fill(INTRODUCTION, edition, questions, "../../")
}

/// The page about the katas and their questions.
pub fn path(edition: &Edition, questions: &[Question]) -> String {
    fill(PATH, edition, questions, "../../")
}

fn fill(text: &str, edition: &Edition, questions: &[Question], root: &str) -> String {
    let mut pages = String::new();
    for (title, file) in &edition.pages {
        let file = files::shown(file);
        let file = if root.is_empty() {
            &file
        } else {
            file.trim_start_matches("docs/src/")
        };
        let _ = writeln!(pages, "- [{title}]({file})");
    }
    if !pages.is_empty() {
        pages.insert_str(0, "\nBeside it:\n\n");
    }
    text.replace("{FIRST}", edition.first())
        .replace("{KATAS}\n", &katas(edition, root))
        .replace("{QUESTIONS}\n", &self::questions(questions, root))
        .replace("{PAGES}\n", &pages)
}

/// A table: a row for each kata.
fn katas(edition: &Edition, root: &str) -> String {
    let mut out =
        "| kata | parts and time | you build | and can answer afterwards |\n|---|---|---|---|\n"
            .to_owned();
    for kata in &edition.katas {
        let minutes = kata.parts.iter().map(|part| part.minutes).sum::<usize>();
        let parts = match kata.parts.len() {
            0 => "no parts yet".to_owned(),
            1 => format!("1 part, {minutes} min"),
            many => format!("{many} parts, {minutes} min"),
        };
        let name = &kata.name;
        let _ = writeln!(
            out,
            "| [{name}]({root}katas/{name}/README.md) | {parts} | {} | {} |",
            kata.title, kata.topic
        );
    }
    out
}

/// A table: a row for each question.
fn questions(questions: &[Question], root: &str) -> String {
    let mut out = "| question | kata |\n|---|---|\n".to_owned();
    for Question { kata, title, page } in questions {
        let _ = writeln!(
            out,
            "| [{title}](concepts/{page}.md) | [{kata}]({root}katas/{kata}/README.md) |"
        );
    }
    out
}

/// The book's contents. `kata book` adds the questions and the katas.
pub fn summary(edition: &Edition) -> String {
    let mut out = "# Summary\n\n[Introduction](introduction.md)\n\n# For learners\n\n".to_owned();
    for (title, file) in &edition.pages {
        let file = files::shown(file);
        let _ = writeln!(out, "- [{title}]({})", file.trim_start_matches("docs/src/"));
    }
    out + "\n# The questions\n\n# The katas\n"
}

/// The recipes: one for each command of a learner.
pub fn justfile(edition: &Edition) -> String {
    let mut out = JUSTFILE.replace("{FIRST}", edition.first());
    for command in edition.commands.iter().filter(|one| one.is_for_learners) {
        // `just` completes its own recipes.
        let Some(about) = command
            .about
            .as_ref()
            .filter(|_| command.name != "completions")
        else {
            continue;
        };
        let name = &command.name;
        let _ = write!(
            out,
            "\n# {about}\n[no-exit-message]\n{name} *args:\n    @cargo kata {name} \"$@\"\n"
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::handout::edition::tests::edition;
    use rstest::rstest;

    #[rstest]
    #[case::none(&[], "")]
    #[case::another(&["LICENSE"], "")]
    #[case::one(&["LICENSE-MIT"], "\nLicensed under [MIT](LICENSE-MIT).\n")]
    #[case::two(
        &["LICENSE-APACHE", "LICENSE-MIT"],
        "\nLicensed under [MIT](LICENSE-MIT) or [Apache-2.0](LICENSE-APACHE), as you like.\n"
    )]
    fn the_licence_is_that_of_the_course(#[case] files: &[&str], #[case] says: &str) {
        let mut edition = edition();
        let files = files.iter().map(|file| (file.into(), Vec::new()));
        edition.files.extend(files);
        assert_eq!(license(&edition), says);
        assert!(readme(&edition, &[]).ends_with(&format!("open them.\n{says}")));
    }

    #[test]
    fn a_recipe_is_a_command_of_a_learner() {
        let text = justfile(&edition());
        assert!(
            text.contains(
                "\n# Does flip\n[no-exit-message]\nflip *args:\n    @cargo kata flip \"$@\"\n"
            ),
            "{text}"
        );
        assert!(!text.contains("verify"), "{text}");
        assert!(text.contains("just kata fruit"), "{text}");
    }

    #[test]
    fn a_page_has_no_hole_left_and_names_the_katas() {
        let edition = edition();
        let questions = [Question {
            kata: "fruit".to_owned(),
            title: "What is fruit?".to_owned(),
            page: "fruit".to_owned(),
        }];
        for text in [
            readme(&edition, &questions),
            introduction(&edition, &questions),
            path(&edition, &questions),
        ] {
            assert!(text.contains("katas/fruit/README.md"), "{text}");
            for hole in ["{FIRST}", "{KATAS}", "{QUESTIONS}", "{PAGES}", "{INSTALL}"] {
                assert!(!text.contains(hole), "{text}");
            }
        }
    }
}

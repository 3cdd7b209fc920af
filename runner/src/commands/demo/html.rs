//! A walk-through as one page for a browser: the slides of the full screen, with the same keys. It needs no network and no other
//! file. Without scripts, and on paper, the slides stand one below the other.

use std::fmt::Write as _;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::commands::demo::slide;
use crate::course::kata::{Course, Kata};
use crate::course::walkthrough::{Hat, Walkthrough};
use crate::os::files::Texts;
use crate::replay::scene::{self, Moment, Replay};
use crate::ui::syntax;

const PAGE: &str = include_str!("../../../template/demo.html");

/// The page.
pub fn of(course: &Course, kata: &Kata, walkthrough: &Walkthrough, replay: &Replay) -> String {
    let (mut slides, mut tests) = (String::new(), String::new());
    let mut before = Texts::new();
    for (index, step) in replay.steps.iter().enumerate() {
        let number = index + 1;
        if index == 0 {
            let first = step.scenes.first().map(|scene| scene.code.clone());
            before = first.unwrap_or_default();
        }
        let many = step.scenes.len();
        for (at, scene) in step.scenes.iter().enumerate() {
            let id = if at == 0 {
                format!("{number}")
            } else {
                format!("{number}.{}", at + 1)
            };
            let heading = escaped(&step.heading);
            let _ = writeln!(slides, "<section id=\"{id}\" data-step=\"{number}\">");
            let _ = writeln!(
                slides,
                "<h2><span class=\"number\">{} {number}/{}</span> {heading}</h2>",
                escaped(&kata.name),
                walkthrough.steps.len()
            );
            let dots = (0..many)
                .map(|dot| if dot <= at { '●' } else { '○' })
                .collect::<String>();
            let _ = writeln!(
                slides,
                "<div class=\"dots\" aria-label=\"{} of {many}\">{dots}</div>",
                at + 1
            );
            if let Some(part) = &step.part {
                let _ = writeln!(
                    slides,
                    "<div class=\"place\">{}</div>",
                    escaped(&part.to_string())
                );
            }
            if index == 0 && at == 0 && !walkthrough.intro.is_empty() {
                words(&walkthrough.intro, &mut slides);
            }
            moment(course, &scene.moment, &mut slides);
            let so_far = scene::changes(&before, &scene.code);
            if !so_far.is_empty() {
                slides += "<div class=\"so-far\" hidden>\n";
                for change in &so_far {
                    code(&slide::coloured(change, slide::AROUND), &mut slides);
                }
                slides += "</div>\n";
            }
            slides += "</section>\n";
        }
        if let Some(last) = step.scenes.last() {
            before.clone_from(&last.code);
        }
        let own = slide::tests_of(step.scenes.iter().map(|scene| &scene.moment));
        if !own.is_empty() {
            let _ = writeln!(tests, "<div id=\"tests-{number}\">");
            for test in &own {
                code(&slide::source(test), &mut tests);
            }
            tests += "</div>\n";
        }
    }
    PAGE.replace("{TITLE}", &escaped(&walkthrough.title))
        .replace("{KATA}", &escaped(&kata.name))
        .replace("{TESTS}\n", &tests)
        .replace("{SLIDES}\n", &slides)
}

fn moment(course: &Course, moment: &Moment, out: &mut String) {
    let mut light = |class: &str, said: &str| {
        let _ = writeln!(out, "<p class=\"light {class}\">{said}</p>");
    };
    match moment {
        Moment::Prose(text) => words(text, out),
        Moment::Red(failures) => {
            let all = slide::reds(failures, course);
            for (failure, lines) in failures.iter().zip(all) {
                let name = escaped(&failure.test.name);
                let _ = writeln!(out, "<p class=\"light red\">✘ red <code>{name}</code></p>");
                // The first line has light and name.
                code(&lines[1..], out);
            }
        }
        Moment::AlreadyGreen(tests) => {
            for test in tests {
                let name = escaped(&test.name);
                light("green", &format!("✔ green already <code>{name}</code>"));
            }
        }
        Moment::Change(hat, files) => {
            match hat {
                Hat::Green => light("green", "The least code"),
                Hat::Refactor => light("refactor", "Refactor"),
            }
            for change in files {
                code(&slide::coloured(change, slide::AROUND), out);
            }
        }
        Moment::Green(1) => light("green", "✔ green: 1 test"),
        Moment::Green(tests) => light("green", &format!("✔ green: {tests} tests")),
    }
}

/// Lines with colours of a terminal.
fn code(lines: &[String], out: &mut String) {
    let is_empty = |line: &&String| line.trim().is_empty();
    let end = lines.len() - lines.iter().rev().take_while(is_empty).count();
    // A reader who cannot use a mouse has to reach what is wider than the screen.
    *out += "<pre tabindex=\"0\">";
    for line in &lines[..end] {
        let plain = anstream::adapter::strip_str(line).to_string();
        let class = match plain.trim_start() {
            bare if bare.starts_with("+ ") || bare == "+" => " new",
            bare if bare.starts_with("- ") || bare == "-" => " gone",
            _ => "",
        };
        let _ = write!(out, "<span class=\"row{class}\">{}</span>", coloured(line));
    }
    *out += "</pre>\n";
}

/// The sequences of a terminal as elements. What belongs to no colour has gone.
fn coloured(line: &str) -> String {
    let mut out = String::new();
    let mut parts = line.split("\u{1b}[");
    let mut is_open = false;
    out += &escaped(parts.next().unwrap_or_default());
    for part in parts {
        let (codes, text) = part.split_once('m').unwrap_or((part, ""));
        let codes: Vec<_> = codes
            .split(';')
            .filter(|code| !matches!(*code, "" | "0"))
            .collect();
        if codes.is_empty() {
            if std::mem::take(&mut is_open) {
                out += "</span>";
            }
        } else {
            // One style that follows another adds to it, and one sequence ends both.
            if is_open {
                out += "</span>";
            }
            let classes: Vec<_> = codes.iter().map(|code| format!("s{code}")).collect();
            let _ = write!(out, "<span class=\"{}\">", classes.join(" "));
            is_open = true;
        }
        out += &escaped(text);
    }
    if is_open {
        out += "</span>";
    }
    out
}

/// Prose in Markdown.
fn words(markdown: &str, out: &mut String) {
    *out += "<div class=\"words\">\n";
    let mut rust: Option<String> = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind)))
                if kind.starts_with("rust") =>
            {
                rust = Some(String::new());
            }
            Event::End(TagEnd::CodeBlock) if rust.is_some() => {
                code(&syntax::lines(&rust.take().unwrap_or_default()), out);
            }
            Event::Text(text) => match &mut rust {
                Some(code) => *code += &text,
                None => *out += &escaped(&text),
            },
            Event::Code(text) => {
                let _ = write!(out, "<code>{}</code>", escaped(&text));
            }
            Event::SoftBreak => *out += "\n",
            Event::HardBreak => *out += "<br>\n",
            Event::Start(tag) => *out += element(tag.to_end()).0,
            Event::End(tag) => *out += element(tag).1,
            _ => {}
        }
    }
    *out += "</div>\n";
}

/// How an element begins and ends. A link is its words: on a stage there is nowhere to go.
fn element(tag: TagEnd) -> (&'static str, &'static str) {
    match tag {
        TagEnd::Paragraph => ("<p>", "</p>\n"),
        TagEnd::Emphasis => ("<em>", "</em>"),
        TagEnd::Strong => ("<strong>", "</strong>"),
        TagEnd::List(true) => ("<ol>\n", "</ol>\n"),
        TagEnd::List(false) => ("<ul>\n", "</ul>\n"),
        TagEnd::Item => ("<li>", "</li>\n"),
        TagEnd::BlockQuote(_) => ("<blockquote>", "</blockquote>\n"),
        TagEnd::CodeBlock => ("<pre tabindex=\"0\">", "</pre>\n"),
        TagEnd::Heading(_) => ("<h3>", "</h3>\n"),
        TagEnd::Table => ("<table>", "</table>\n"),
        TagEnd::TableHead | TagEnd::TableRow => ("<tr>", "</tr>\n"),
        TagEnd::TableCell => ("<td>", "</td>"),
        _ => ("", ""),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::style::{BAD, STRONG, styled};
    use rstest::rstest;

    #[test]
    fn colours_of_a_terminal_become_elements_and_text_stays_text() {
        let line = format!("a <b> {} & {}", styled(BAD, "\"c\""), styled(STRONG, "d"));
        assert_eq!(
            coloured(&line),
            "a &lt;b&gt; <span class=\"s31\">&quot;c&quot;</span> &amp; <span class=\"s1\">d</span>"
        );
        assert_eq!(coloured(""), "");
    }

    #[test]
    fn what_comes_in_and_what_goes_can_be_told_apart_without_colours() {
        let mut out = String::new();
        let lines = ["  a", "- b", "+ c", "   ⋮", ""].map(str::to_owned);
        code(&lines, &mut out);
        assert_eq!(
            out,
            "<pre tabindex=\"0\"><span class=\"row\">  a</span><span class=\"row gone\">- b</span>\
             <span class=\"row new\">+ c</span><span class=\"row\">   ⋮</span></pre>\n"
        );
    }

    #[rstest]
    #[case::a_paragraph("One *two* `a < b`.", "<p>One <em>two</em> <code>a &lt; b</code>.</p>")]
    #[case::a_list("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>")]
    #[case::a_link("[a](b.md)", "<p>a</p>")]
    #[case::html("<script>alert(1)</script>", "")]
    #[case::html_in_a_line("a <b>c</b>", "<p>a c</p>")]
    #[case::code(
        "```rust\nx\n```",
        "<pre tabindex=\"0\"><span class=\"row\">x</span></pre>"
    )]
    #[case::an_output("```text\na<b\n```", "<pre tabindex=\"0\">a&lt;b\n</pre>")]
    fn prose_becomes_elements_and_no_script(#[case] text: &str, #[case] expected: &str) {
        let mut out = String::new();
        words(text, &mut out);
        let inner = out.trim_start_matches("<div class=\"words\">\n");
        assert_eq!(inner.trim_end_matches("</div>\n").trim_end(), expected);
    }

    /// One file: it loads nothing, and a script may not either.
    #[test]
    fn the_page_asks_for_no_other_file() {
        assert!(PAGE.contains("default-src 'none'"));
        for word in ["src=", "href=", "url(", "@import", "http:", "https:"] {
            assert!(!PAGE.contains(word), "{word}");
        }
    }
}

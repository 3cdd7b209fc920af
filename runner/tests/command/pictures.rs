//! The pictures of the book: that each can be read on every screen, and that its words fit. A script draws the pictures
//! again when a kata changes; the words stay.

use std::collections::BTreeSet;
use std::path::Path;

use roxmltree::{Document, Node};
use rstest::rstest;

use crate::documents::{documents, files, read};

/// The whole numbers of a text. A digit behind a letter (`e2e`) is none.
fn figures(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()))
        .collect()
}

/// What a person sees of an SVG: its text, without the tags.
fn drawn(svg: &str) -> String {
    let mut text = String::new();
    for piece in svg.split('<') {
        text += piece.split_once('>').map_or(piece, |(_, behind)| behind);
        text.push(' ');
    }
    text
}

/// The words and the file of each picture of a page: `![words](file.svg)`.
fn pictures(page: &str) -> Vec<(&str, &str)> {
    let found = page.split("![").skip(1).filter_map(|rest| {
        let (words, behind) = rest.split_once("](")?;
        let (file, _) = behind.split_once(')')?;
        let is_drawn = Path::new(file).extension().is_some_and(|end| end == "svg");
        is_drawn.then_some((words, file))
    });
    found.collect()
}

#[test]
fn every_figure_in_the_words_for_a_picture_is_in_the_picture() {
    let mut compared = 0;
    for document in documents() {
        let page = read(&document);
        let folder = document.parent().unwrap_or(Path::new(""));
        for (words, file) in pictures(&page) {
            let drawn = drawn(&read(folder.join(file)));
            let drawn = figures(&drawn);
            for figure in figures(words) {
                compared += 1;
                let page = document.display();
                assert!(
                    drawn.contains(figure),
                    "{page}: {figure} is not in {file}: {words}"
                );
            }
        }
    }
    assert!(compared > 0, "no figure was compared");
}

/// The pictures of the book.
fn drawings() -> Vec<(String, String)> {
    let found = files("docs", ".svg").into_iter();
    found
        .map(|file| (file.display().to_string(), read(&file)))
        .collect()
}

/// Without a `viewBox` a picture that is wider than the page is cut off.
#[test]
fn every_picture_becomes_smaller_with_its_page() {
    for (file, svg) in drawings() {
        let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{file}: {error}"));
        let root = document.root_element();
        let size = |name| root.attribute(name).unwrap_or_default();
        let whole = format!("0 0 {} {}", size("width"), size("height"));
        assert_eq!(size("viewBox"), whole, "{file}");
    }
}

#[test]
fn a_picture_moves_by_its_style_alone_and_not_for_a_reader_who_wants_less_motion() {
    let mut moving = 0;
    for (file, svg) in drawings() {
        for script in ["<script", "<animate", "<set", " on"] {
            let is_there = svg.split('<').any(|tag| {
                let tag = format!("<{}", tag.split('>').next().unwrap_or_default());
                tag.contains(script)
            });
            assert!(!is_there, "{file} has `{script}`");
        }
        if svg.contains("animation:") {
            moving += 1;
            let (before, _) = svg.split_once("animation:").expect("it is there");
            let media = "@media (prefers-reduced-motion: no-preference) {";
            let (_, inside) = before.rsplit_once(media).expect(media);
            assert!(!inside.contains("}\n    }"), "{file}: outside of it");
        }
    }
    assert!(moving > 0, "no picture moves");
}

/// How much light a colour gives, from 0 to 1, as WCAG 2.2 defines it.
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|channel| {
        let channel = channel / 255.0;
        if channel <= 0.04045 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(text: [f64; 3], behind: [f64; 3]) -> f64 {
    let (text, behind) = (luminance(text) + 0.05, luminance(behind) + 0.05);
    text.max(behind) / text.min(behind)
}

fn colour(hex: &str) -> [f64; 3] {
    let channel = |at: usize| {
        let digits = hex.get(at..at + 2).expect("six digits");
        u8::from_str_radix(digits, 16)
            .expect("a hexadecimal number")
            .into()
    };
    [channel(1), channel(3), channel(5)]
}

/// What a class of a terminal's picture says: `.bg { fill: #0C0C0C }`.
fn value<'a>(svg: &'a str, class: &str, name: &str) -> Option<&'a str> {
    let (_, rest) = svg.split_once(&format!("    .{class} {{ {name}: "))?;
    rest.split([' ', ';']).next()
}

/// The least contrast of a text in the picture of a terminal, and this text.
fn least_contrast(svg: &str) -> (f64, String) {
    let document = Document::parse(svg).expect("XML");
    let behind = colour(value(svg, "bg", "fill").expect("a background"));
    let usual = value(svg, "fg", "fill").expect("a colour");
    let shown = |node: &Node| node.has_tag_name("tspan") && node.text().is_some();
    let texts = document.descendants().filter(shown).map(|node| {
        let classes = node.attribute("class").unwrap_or_default();
        let fill = classes
            .split(' ')
            .find_map(|class| value(svg, class, "fill"));
        let opacity = classes
            .split(' ')
            .find_map(|class| value(svg, class, "opacity"));
        let opacity: f64 = opacity.map_or(1.0, |opacity| opacity.parse().expect("a number"));
        let text = colour(fill.unwrap_or(usual));
        let mixed = [0, 1, 2].map(|at| opacity * text[at] + (1.0 - opacity) * behind[at]);
        (
            contrast(mixed, behind),
            node.text().unwrap_or_default().to_owned(),
        )
    });
    texts
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .expect("there is text")
}

/// WCAG 2.2 wants 4.5 for text of this size.
#[test]
fn every_text_of_a_terminal_can_be_read() {
    let mut terminals = 0;
    for (file, svg) in drawings() {
        if value(&svg, "bg", "fill").is_some() {
            terminals += 1;
            let (contrast, text) = least_contrast(&svg);
            assert!(contrast >= 4.5, "{file}: {contrast:.1} for {text:?}");
        }
    }
    assert!(terminals > 0, "no terminal is drawn");
}

#[rstest]
#[case::white_on_black("#FFFFFF", "#000000", 21.0)]
#[case::grey_on_white("#767676", "#FFFFFF", 4.54)]
#[case::the_same("#123456", "#123456", 1.0)]
fn a_contrast_is_as_wcag_defines_it(#[case] text: &str, #[case] behind: &str, #[case] is: f64) {
    let found = contrast(colour(text), colour(behind));
    assert!((found - is).abs() < 0.01, "{found}");
}

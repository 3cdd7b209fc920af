//! The words that a page has for a picture. A script draws the pictures again when a kata changes; the words stay.

use std::collections::BTreeSet;
use std::path::Path;

use crate::documents::{documents, read};

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

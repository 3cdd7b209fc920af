//! Draws what a terminal shows, as an SVG on standard output. The pictures of the README and of the book are made by it
//! (`just pictures`), from what the command really prints.
//!
//! Without an argument it draws text with colours from standard input. With the name of a file it plays the session in
//! this file (`docs/pictures/watch.toml`), and draws each screen of it as a frame of a film.

mod film;
#[path = "../../tests/command/screen.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod screen;
mod svg;
#[path = "../../tests/command/wait.rs"]
mod wait;

use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let picture = if let Some(session) = std::env::args().nth(1) {
        let frames = film::play(&std::fs::read_to_string(session)?)?;
        svg::film(&frames)
    } else {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        svg::still(&text)
    };
    std::io::stdout().write_all(picture.as_bytes())
}

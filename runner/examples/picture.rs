//! Draws what a terminal shows: text with colours on standard input, an SVG on standard output. The pictures of the
//! README are made by it (`just pictures`), from what the command really prints.

use std::io::{Read, Write};

use anstyle_lossy::palette::WIN10_CONSOLE;
use anstyle_svg::Term;

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let picture = Term::new().palette(WIN10_CONSOLE).render_svg(&text);
    std::io::stdout().write_all(picture.as_bytes())
}

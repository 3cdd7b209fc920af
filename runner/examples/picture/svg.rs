//! Text with colours as an SVG that fits its page: one picture, or several as a film.

use std::fmt::Write;

use anstyle::RgbColor;
use anstyle_lossy::palette::{Palette, WIN10_CONSOLE};
use anstyle_svg::Term;

/// The height of a row, and the room around all rows, in pixels: those of `anstyle_svg`.
const ROW: usize = 18;
const AROUND: usize = 10;

/// How long a frame is shown.
const SECONDS: usize = 6;

/// The colours of a console, with a red and a blue that can be read on black.
fn palette() -> Palette {
    let mut colours = WIN10_CONSOLE.0;
    colours[1] = RgbColor(0xF0, 0x5A, 0x66);
    colours[4] = RgbColor(0x5A, 0x8D, 0xFF);
    Palette(colours)
}

/// One picture.
pub fn still(text: &str) -> String {
    let drawing = Drawing::of(text);
    let Drawing { width, height, .. } = drawing;
    drawing.with(height, "", &format!("{}\n", drawing.rows), width)
}

/// One picture after the other, by CSS alone. The frames lie one below the other, and the film moves up behind a window.
/// A reader who wants less motion sees the first frame. All frames have the same number of rows.
pub fn film(frames: &[String]) -> String {
    // The window shows a little of the row below, so this is empty.
    let text = frames.join("\n");
    let drawing = Drawing::of(text.trim_end_matches('\n'));
    let step = frames.first().map_or(1, |frame| frame.lines().count() + 1) * ROW;
    let mut moves = String::new();
    for (number, _) in frames.iter().enumerate() {
        let at = 1000 * number / frames.len();
        let (whole, tenth) = (at / 10, at % 10);
        let up = number * step;
        let _ = writeln!(
            moves,
            "      {whole}.{tenth}% {{ transform: translateY(-{up}px); }}"
        );
    }
    let style = format!(
        "    @media (prefers-reduced-motion: no-preference) {{\n      \
         .film {{ animation: film {}s step-end infinite; }}\n    }}\n    \
         @keyframes film {{\n{moves}    }}\n",
        SECONDS * frames.len()
    );
    let height = step + AROUND;
    let width = drawing.width;
    let rows = format!(
        "  <svg width=\"{width}\" height=\"{height}\">\n  <g class=\"film\">\n{}\n  </g>\n  </svg>\n",
        drawing.rows
    );
    drawing.with(height, &style, &rows, width)
}

/// What `anstyle_svg` draws, in its parts.
struct Drawing {
    width: usize,
    height: usize,
    /// What is in `<style>`.
    style: String,
    /// The element `<text>`.
    rows: String,
}

impl Drawing {
    fn of(text: &str) -> Self {
        let svg = Term::new().palette(palette()).render_svg(text);
        let size = |name: &str| {
            let pixels = between(&svg, &format!("{name}=\""), "px\"");
            pixels.parse().expect("a number of pixels")
        };
        let rows = between(&svg, "  <text", "</text>");
        Self {
            width: size("<svg width"),
            height: size(" height"),
            // Half of the light is too little to read.
            style: between(&svg, "<style>\n", "  </style>")
                .replace(".dimmed { opacity: 0.4; }", ".dimmed { opacity: 0.7; }"),
            rows: format!("  <text{rows}</text>"),
        }
    }

    /// The whole picture. It becomes smaller where the page is narrower.
    fn with(&self, height: usize, style: &str, rows: &str, width: usize) -> String {
        format!(
            "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
             style=\"max-width: 100%; height: auto\" xmlns=\"http://www.w3.org/2000/svg\">\n  \
             <style>\n{}{style}  </style>\n  \
             <rect width=\"100%\" height=\"100%\" rx=\"4.5\" class=\"bg\" />\n{rows}</svg>\n",
            self.style
        )
    }
}

/// What is between two texts that are there.
fn between(text: &str, before: &str, behind: &str) -> String {
    let (_, rest) = text.split_once(before).expect("what comes before it");
    let (found, _) = rest.split_once(behind).expect("what comes behind it");
    found.to_owned()
}

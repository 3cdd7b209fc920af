//! A session with `cargo kata watch`: what a learner saves, and the screen that each save leads to.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use portable_pty::CommandBuilder;
use serde::Deserialize;

use crate::screen::Screen;

/// How a run may have ended, as the screen says it.
const LIGHTS: [&str; 5] = ["✘ red", "✔ green", "▲ amber", "◷ timeout", "! fault"];

const COLUMNS: usize = 80;
const TITLE: Style = Style::new().bold();
const FRAME: Style = Style::new().dimmed();
const NEW: Style = AnsiColor::Green.on_default();

/// The session, as its file says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Session {
    kata: String,
    /// The file that the learner edits.
    file: PathBuf,
    /// What each save replaces in the starter's file.
    replace: String,
    /// The line above it.
    above: String,
    save: Vec<Save>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Save {
    /// What the learner does, in a few words.
    title: String,
    /// What takes the place of `replace`.
    code: String,
    /// What is on the screen after the run, and was not there before it.
    shows: String,
}

/// Plays a session, and gives its frames: above what the learner saved, below the screen.
///
/// # Errors
/// A session that cannot be read, or a file that is not as the session expects it.
pub fn play(session: &str) -> io::Result<Vec<String>> {
    let session: Session = toml::from_str(session).map_err(io::Error::other)?;
    let edited = Edited::of(&session)?;
    let mut command = CommandBuilder::new("cargo");
    command.args(["kata", "watch", &session.kata]);
    command.cwd(std::env::current_dir()?);
    let mut screen = Screen::of(command);
    let most = session.save.iter().map(|save| save.code.lines().count());
    let most = most.max().unwrap_or(0);
    let mut frames = Vec::new();
    let mut before = None;
    for (number, save) in session.save.iter().enumerate() {
        // The first frame is the starter, which the watch runs by itself.
        if number > 0 {
            edited.save(&save.code)?;
        }
        end_of_a_run(&mut screen, &save.shows);
        let place = format!("{} of {}: {}", number + 1, session.save.len(), save.title);
        let mut frame = editor(&session, &save.code, before, &place, most);
        frame += &drawn(screen.cells());
        frames.push(frame);
        before = Some(save.code.as_str());
    }
    screen.press("q");
    screen.end();
    Ok(frames)
}

/// The file that the learner edits. It becomes what it was when this ends, however it ends.
struct Edited<'a> {
    session: &'a Session,
    starter: String,
}

impl<'a> Edited<'a> {
    fn of(session: &'a Session) -> io::Result<Self> {
        let starter = std::fs::read_to_string(&session.file)?;
        if starter.matches(&session.replace).count() != 1 {
            let file = session.file.display();
            return Err(io::Error::other(format!(
                "{file} does not have this text once: {}",
                session.replace
            )));
        }
        Ok(Self { session, starter })
    }

    /// Replaces the file at once, as an editor does: a watch never sees it half written.
    fn save(&self, code: &str) -> io::Result<()> {
        let text = self.starter.replace(&self.session.replace, code);
        let mut file = tempfile::NamedTempFile::new_in(Path::new("."))?;
        file.write_all(text.as_bytes())?;
        file.persist(&self.session.file)?;
        Ok(())
    }
}

impl Drop for Edited<'_> {
    fn drop(&mut self) {
        let _ = std::fs::write(&self.session.file, &self.starter);
    }
}

/// Waits for the end of the run that shows this, and for all that the runner does after it.
fn end_of_a_run(screen: &mut Screen, shows: &str) {
    screen.wait_until(&format!("`{shows}` and a light"), |cells| {
        let text = cells.contents();
        let top = text.lines().next().unwrap_or_default();
        text.contains(shows) && LIGHTS.iter().any(|light| top.contains(light))
    });
    // A key waits for its turn. When the list of keys is gone again, the last screen is drawn to its last row.
    screen.press("?");
    screen.wait_for("this list");
    screen.press("?");
    screen.wait_until("the last row", |cells| {
        let (row, column) = cells.cursor_position();
        let (rows, _) = cells.size();
        !cells.contents().contains("this list") && row + 1 == rows.get() && column > 0
    });
}

/// What the learner has saved. What is new has another colour.
fn editor(session: &Session, code: &str, before: Option<&str>, place: &str, most: usize) -> String {
    let file = session.file.display().to_string();
    let gap = COLUMNS.saturating_sub(file.len() + place.chars().count());
    let bar = format!("{FRAME}│{FRAME:#}");
    let mut lines = vec![
        format!("{TITLE}{file}{TITLE:#}{}{place}", " ".repeat(gap)),
        format!("{bar} {}", session.above),
    ];
    for line in code.lines() {
        let is_new = before.is_some_and(|before| before.lines().all(|other| other != line));
        let style = if is_new { NEW } else { Style::new() };
        lines.push(format!("{bar} {style}{line}{style:#}"));
    }
    lines.push(format!("{bar} }}"));
    lines.resize(most + 3, bar);
    lines.push(format!("{FRAME}{}{FRAME:#}\n", "─".repeat(COLUMNS)));
    lines.join("\n")
}

/// A screen as text with colours, all of its rows.
fn drawn(cells: &vt100::Screen) -> String {
    let (rows, columns) = cells.size();
    let mut text = String::new();
    for row in 0..rows.get() {
        let row = (0..columns.get()).filter_map(|column| cells.cell(row, column));
        let shown = row.filter(|cell| !cell.is_wide_continuation()).map(|cell| {
            let style = style(cell);
            let shown = if cell.has_contents() {
                cell.contents()
            } else {
                " "
            };
            format!("{style}{shown}{style:#}")
        });
        text += shown.collect::<Vec<_>>().concat().trim_end();
        text.push('\n');
    }
    text
}

fn style(cell: &vt100::Cell) -> Style {
    let colour = match cell.fgcolor() {
        vt100::Color::Default => None,
        vt100::Color::Idx(index) => Some(anstyle::Ansi256Color(index).into()),
        vt100::Color::Rgb(red, green, blue) => Some(anstyle::RgbColor(red, green, blue).into()),
    };
    let mut style = Style::new().fg_color(colour);
    if cell.bold() {
        style = style.bold();
    }
    if cell.dim() {
        style = style.dimmed();
    }
    if cell.underline() {
        style = style.underline();
    }
    if cell.inverse() {
        style = style.invert();
    }
    style
}

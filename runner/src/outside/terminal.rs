//! The terminal: how wide it is, and writing to it so that a closed pipe is no accident.

use std::io::{self, IsTerminal, Write};

/// The width that prose is wrapped to where nothing says how wide the reader's screen is.
const USUAL_WIDTH: usize = 80;
/// Longer lines are hard to read, however wide the screen.
const WIDEST: usize = 100;

/// How many columns prose may take: the terminal's, but at most [`WIDEST`]; [`USUAL_WIDTH`] through a pipe.
pub fn width() -> usize {
    terminal_size::terminal_size()
        .map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0).min(WIDEST))
}

/// Prints to standard output, with its colours where they are wanted (`NO_COLOR`, `CLICOLOR_FORCE`, a pipe).
///
/// # Errors
/// When writing fails for another reason than that the reader has gone (`| head -1`), which is its good right.
pub fn print(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

/// Prints to standard error. There is nowhere to report a failure to.
pub fn print_error(text: &str) {
    let mut out = anstream::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// One line on standard error that replaces itself: what a long wait is for. Through a pipe only the first is
/// printed, as a line of its own; nothing is ever left on a terminal.
#[derive(Debug, Default)]
pub struct StatusLine {
    shown: bool,
}

impl StatusLine {
    /// Shows the text in place of what was shown before.
    pub fn show(&mut self, text: &str) {
        if io::stderr().is_terminal() {
            let room = terminal_size::terminal_size_of(io::stderr())
                .map_or(USUAL_WIDTH, |(width, _)| width.0.into());
            let text: String = text.chars().take(room.saturating_sub(1)).collect();
            print_error(&format!("\r\x1b[K{text}"));
        } else if !self.shown {
            print_error(&format!("{text}\n"));
        }
        self.shown = true;
    }

    /// Takes it away.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.shown) && io::stderr().is_terminal() {
            print_error("\r\x1b[K");
        }
    }
}

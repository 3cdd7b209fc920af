//! The terminal: how wide it is, reading its keys, and writing to it so that a closed pipe is no accident.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use anstream::AutoStream;
use crossterm::cursor::{Hide, Show};
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::execute;
use crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    is_raw_mode_enabled,
};

/// The width that prose is wrapped to where nothing says how wide the reader's screen is.
const USUAL_WIDTH: usize = 80;
/// Longer lines are hard to read, however wide the screen.
const WIDEST: usize = 100;

/// Whether what is printed is for a reader who hears it.
static PLAIN: AtomicBool = AtomicBool::new(false);

/// From now on everything is printed for a reader who hears it, such as a screen reader: without colours, and lines are as
/// long as they are.
pub fn be_plain() {
    PLAIN.store(true, Ordering::SeqCst);
    anstream::ColorChoice::Never.write_global();
}

/// Whether [`be_plain`] was called: no bars, no boxes, no shapes, and a line for each fact.
pub fn is_plain() -> bool {
    PLAIN.load(Ordering::SeqCst)
}

/// How many columns prose may take: the terminal's, but at most [`WIDEST`]; [`USUAL_WIDTH`] through a pipe.
pub fn width() -> usize {
    if is_plain() {
        return usize::MAX;
    }
    terminal_size::terminal_size()
        .map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0).min(WIDEST))
}

/// How many rows the terminal has; `None` through a pipe.
pub fn height() -> Option<usize> {
    let size = terminal_size::terminal_size().filter(|_| !is_plain());
    size.map(|(_, height)| usize::from(height.0))
}

/// How many columns a word on standard error may take; through a pipe, where machines read, any number.
pub fn width_of_errors() -> usize {
    if is_plain() || !io::stderr().is_terminal() {
        return usize::MAX;
    }
    terminal_size::terminal_size_of(io::stderr())
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

/// Whether it is interactive: keys come from a terminal, and what is printed goes to one.
pub fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// A key that a screen of the runner uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A character.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Backspace.
    Backspace,
    /// The arrows.
    Left,
    /// →
    Right,
    /// ↑
    Up,
    /// ↓
    Down,
    PageUp,
    PageDown,
    /// To the beginning.
    Home,
    /// To the end.
    End,
    /// Ctrl-C or Ctrl-D: no more.
    Stop,
    /// Any other.
    Other,
}

/// Where keys come from.
#[cfg_attr(test, mockall::automock)]
pub trait Keyboard {
    /// Waits for the next key.
    ///
    /// # Errors
    /// When the terminal has gone.
    fn key(&mut self) -> io::Result<Key>;
}

/// The terminal's keys, which come one by one while [`Raw`] lives.
#[derive(Debug, Clone, Copy)]
pub struct Keys;

impl Keyboard for Keys {
    fn key(&mut self) -> io::Result<Key> {
        loop {
            if let Event::Key(key) = event::read()?
                && key.kind != KeyEventKind::Release
            {
                if !is_ctrl_z(key) {
                    return Ok(meaning(key));
                }
                ask_to_stand_still();
            }
        }
    }
}

/// Whether Ctrl is pressed. With Alt as well it makes letters on some keyboards.
fn is_control(key: KeyEvent) -> bool {
    key.modifiers.contains(KeyModifiers::CONTROL) && !key.modifiers.contains(KeyModifiers::ALT)
}

fn is_ctrl_z(key: KeyEvent) -> bool {
    key.code == KeyCode::Char('z') && is_control(key)
}

fn meaning(key: KeyEvent) -> Key {
    let control = is_control(key);
    match key.code {
        KeyCode::Char('c' | 'd') if control => Key::Stop,
        KeyCode::Char(_) if control => Key::Other,
        KeyCode::Char(c) => Key::Char(c),
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Escape,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        _ => Key::Other,
    }
}

/// While it lives, keys come as they are pressed and are not echoed, and a line ends with `\r\n`. When it goes, by a
/// panic too, the terminal is as it was.
#[derive(Debug)]
pub struct Raw(());

impl Raw {
    /// Begins it.
    ///
    /// # Errors
    /// When standard input is no terminal.
    pub fn enter() -> io::Result<Self> {
        enable_raw_mode()?;
        end_with_the_terminal();
        Ok(Self(()))
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        restore();
    }
}

/// Makes the terminal as it was before [`Raw`] and [`FullScreen`], if it was changed: for an end that lets nothing go.
pub fn restore() {
    if IS_FULL.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = execute!(out, Show, LeaveAlternateScreen);
    }
    let _ = disable_raw_mode();
}

/// How the terminal was when this program began to stand still; `None` while it does not.
static STOOD_STILL: Mutex<Option<Modes>> = Mutex::new(None);

#[derive(Debug, Clone, Copy)]
struct Modes {
    is_raw: bool,
    is_full: bool,
}

fn stood_still() -> MutexGuard<'static, Option<Modes>> {
    STOOD_STILL.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Before this program stands still because of Ctrl-Z, makes the terminal as it was before it; when it goes on, as it was
/// then. Nothing is drawn meanwhile.
pub fn stand_still(still: bool) {
    let mut modes = stood_still();
    if still {
        *modes = Some(Modes {
            is_raw: is_raw_mode_enabled().unwrap_or(false),
            is_full: IS_FULL.load(Ordering::SeqCst),
        });
        restore();
        return;
    }
    let Some(Modes { is_raw, is_full }) = modes.take() else {
        return;
    };
    drop(modes);
    // Who goes on in the background is stopped by that until it is in the foreground, and has to ask again then.
    let _ = !is_raw || (0..3).any(|_| enable_raw_mode().is_ok());
    if is_full {
        IS_FULL.store(true, Ordering::SeqCst);
        let _ = execute!(io::stdout(), EnterAlternateScreen, Hide);
    }
    hand_over(Input::Resized);
}

/// Stands still, as Ctrl-Z asks for, with all that this program was started together with. The terminal itself does not
/// ask while keys come one by one.
#[cfg(unix)]
fn ask_to_stand_still() {
    use nix::sys::signal::{Signal, kill};
    use nix::unistd::{Pid, getpid, getsid};
    // Started by no shell: no shell could continue it.
    if getsid(None) == Ok(getpid()) {
        return;
    }
    let _ = kill(Pid::from_raw(0), Signal::SIGTSTP);
}

/// There is no such thing.
#[cfg(not(unix))]
fn ask_to_stand_still() {}

/// Whether a [`FullScreen`] is shown.
static IS_FULL: AtomicBool = AtomicBool::new(false);

/// A screen of one's own, which leaves what was printed before as it was. Keys come as in [`Raw`].
#[derive(Debug)]
pub struct FullScreen(());

impl FullScreen {
    /// Begins it. A panic shows its message on the usual screen.
    ///
    /// # Errors
    /// When this is no terminal.
    pub fn enter() -> io::Result<Self> {
        enable_raw_mode()?;
        end_with_the_terminal();
        let screen = Self(());
        IS_FULL.store(true, Ordering::SeqCst);
        execute!(io::stdout(), EnterAlternateScreen, Hide)?;
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            restore();
            usual(panic);
        }));
        Ok(screen)
    }

    /// Its columns and rows.
    pub fn size() -> (usize, usize) {
        terminal_size::terminal_size().map_or((USUAL_WIDTH, 24), |(width, height)| {
            (width.0.into(), height.0.into())
        })
    }

    /// Shows these lines, one a row, in place of all that is there. Each has to fit.
    ///
    /// # Errors
    /// When the terminal has gone.
    pub fn draw(lines: &[String]) -> io::Result<()> {
        let colours = AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
        // All at once, and every line to its end: nothing flickers.
        let mut frame = "\x1b[H".to_owned();
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                frame += "\r\n";
            }
            if colours {
                frame += line;
            } else {
                frame += &anstream::adapter::strip_str(line).to_string();
            }
            frame += "\x1b[0m\x1b[K";
        }
        frame += "\x1b[J";
        let stood_still = stood_still();
        if stood_still.is_some() {
            return Ok(());
        }
        let mut out = io::stdout().lock();
        out.write_all(frame.as_bytes())?;
        out.flush()
    }
}

impl Drop for FullScreen {
    fn drop(&mut self) {
        restore();
    }
}

/// Ends the process as SIGHUP does when the terminal goes. The system sends that signal only to the processes that the
/// terminal belongs to. And a read of keys from a terminal that has gone would return nothing over and over.
#[cfg(unix)]
pub fn end_with_the_terminal() {
    static WATCHED: std::sync::Once = std::sync::Once::new();
    WATCHED.call_once(|| {
        thread::spawn(|| {
            if has_hung_up() {
                // To this process: there is nowhere to report a failure to.
                let _ = nix::sys::signal::raise(nix::sys::signal::Signal::SIGHUP);
            }
        });
    });
}

/// Waits until the terminal has gone: true. False where the system cannot tell.
#[cfg(unix)]
fn has_hung_up() -> bool {
    use nix::errno::Errno;
    use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
    use std::os::fd::AsFd;

    /// How often it is looked at where the system does not wake who waits for nothing but that.
    const GLANCE: std::time::Duration = std::time::Duration::from_millis(500);
    let stdin = io::stdin();
    loop {
        let timeout = if cfg!(target_os = "linux") {
            PollTimeout::NONE
        } else {
            thread::sleep(GLANCE);
            PollTimeout::ZERO
        };
        let mut terminal = [PollFd::new(stdin.as_fd(), PollFlags::empty())];
        match poll(&mut terminal, timeout) {
            Ok(_) => {
                if let Some(gone) = terminal[0].revents().and_then(is_gone) {
                    return gone;
                }
            }
            Err(Errno::EINTR) => {}
            Err(_) => return false,
        }
    }
}

/// Whether a terminal about which the system says this has gone; `None` where it says nothing. macOS answers POLLNVAL for
/// some terminals that are there, which means that it cannot tell.
#[cfg(unix)]
fn is_gone(said: nix::poll::PollFlags) -> Option<bool> {
    use nix::poll::PollFlags;
    if said.contains(PollFlags::POLLNVAL) {
        return Some(false);
    }
    said.intersects(PollFlags::POLLHUP | PollFlags::POLLERR)
        .then_some(true)
}

/// A console on Windows takes its processes along when it goes.
#[cfg(not(unix))]
pub fn end_with_the_terminal() {}

/// What comes from the user at the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    /// The window has another size now.
    Resized,
}

/// Hands over what comes, on a thread of its own, until the terminal has gone. It waits without using the processor.
pub fn inputs(hand_over_to: impl Fn(Input) + Send + 'static) {
    *taker() = Some(Box::new(hand_over_to));
    thread::spawn(|| {
        while let Ok(event) = event::read() {
            match event {
                Event::Key(key) if key.kind == KeyEventKind::Release => {}
                Event::Key(key) if is_ctrl_z(key) => ask_to_stand_still(),
                Event::Key(key) => hand_over(Input::Key(meaning(key))),
                Event::Resize(..) => hand_over(Input::Resized),
                _ => {}
            }
        }
        hand_over(Input::Key(Key::Stop));
    });
}

/// Who takes what comes.
type Taker = Box<dyn Fn(Input) + Send>;
static TAKER: Mutex<Option<Taker>> = Mutex::new(None);

fn taker() -> MutexGuard<'static, Option<Taker>> {
    TAKER.lock().unwrap_or_else(PoisonError::into_inner)
}

fn hand_over(input: Input) {
    if let Some(take) = &*taker() {
        take(input);
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
        if io::stderr().is_terminal() && !is_plain() {
            let room = terminal_size::terminal_size_of(io::stderr())
                .map_or(USUAL_WIDTH, |(width, _)| width.0.into());
            let text = cut(text, room.saturating_sub(1));
            print_error(&format!("\r\x1b[K{text}"));
        } else if !self.shown {
            print_error(&format!("{text}\n"));
        }
        self.shown = true;
    }

    /// Takes it away.
    pub fn clear(&mut self) {
        if std::mem::take(&mut self.shown) && io::stderr().is_terminal() && !is_plain() {
            print_error("\r\x1b[K");
        }
    }
}

/// So many characters of a text. What only colours it takes no room.
fn cut(text: &str, room: usize) -> String {
    let mut left = room;
    let mut in_colour = false;
    text.chars()
        .filter(|&char| {
            let colours = in_colour || char == '\u{1b}';
            in_colour = colours && char != 'm';
            if colours {
                return true;
            }
            let fits = left > 0;
            left = left.saturating_sub(1);
            fits
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("äbcdef", "äbc")]
    #[case::short("ab", "ab")]
    #[case::with_colours("\u{1b}[1mab\u{1b}[0mcdef", "\u{1b}[1mab\u{1b}[0mc")]
    #[case::that_ends_in_a_colour("\u{1b}[1mabcdef\u{1b}[0m", "\u{1b}[1mabc\u{1b}[0m")]
    fn a_line_is_cut_where_the_window_ends(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(cut(text, 3), expected);
    }

    #[cfg(unix)]
    #[rstest]
    #[case::nothing("", None)]
    #[case::a_hang_up("POLLHUP", Some(true))]
    #[case::an_error("POLLERR", Some(true))]
    #[case::a_hang_up_with_something_to_read("POLLIN | POLLHUP", Some(true))]
    #[case::what_the_system_cannot_watch("POLLNVAL", Some(false))]
    #[case::something_to_read("POLLIN", None)]
    fn a_terminal_has_gone_only_if_the_system_says_so(
        #[case] said: &str,
        #[case] gone: Option<bool>,
    ) {
        let flags = said
            .split(" | ")
            .filter_map(nix::poll::PollFlags::from_name);
        assert_eq!(is_gone(flags.collect()), gone);
    }

    #[rstest]
    #[case::a_letter(KeyCode::Char('h'), KeyModifiers::NONE, Key::Char('h'))]
    #[case::c_alone(KeyCode::Char('c'), KeyModifiers::NONE, Key::Char('c'))]
    #[case::ctrl_c(KeyCode::Char('c'), KeyModifiers::CONTROL, Key::Stop)]
    #[case::ctrl_d(KeyCode::Char('d'), KeyModifiers::CONTROL, Key::Stop)]
    #[case::ctrl_and_another(KeyCode::Char('a'), KeyModifiers::CONTROL, Key::Other)]
    #[case::a_letter_by_alt_gr(KeyCode::Char('{'), KeyModifiers::CONTROL | KeyModifiers::ALT, Key::Char('{'))]
    #[case::enter(KeyCode::Enter, KeyModifiers::NONE, Key::Enter)]
    #[case::escape(KeyCode::Esc, KeyModifiers::NONE, Key::Escape)]
    #[case::an_arrow(KeyCode::Up, KeyModifiers::NONE, Key::Up)]
    #[case::another(KeyCode::F(1), KeyModifiers::NONE, Key::Other)]
    fn a_key_means(#[case] code: KeyCode, #[case] modifiers: KeyModifiers, #[case] key: Key) {
        assert_eq!(meaning(KeyEvent::new(code, modifiers)), key);
    }
}

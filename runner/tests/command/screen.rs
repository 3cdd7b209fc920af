//! A terminal to run a program in: a real pseudo-terminal, and what a person would see on it.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::wait::{PATIENCE, wait_for};

const ROWS: NonZero<u16> = NonZero::new(24).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(80).unwrap();

/// A terminal with a program running in it.
pub struct Screen {
    parser: vt100::Parser,
    output: Receiver<Vec<u8>>,
    /// What becomes of the output.
    reading: Arc<AtomicU8>,
    keyboard: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    /// When it goes, the terminal does.
    master: Option<Box<dyn MasterPty + Send>>,
}

/// The output is read.
const READING: u8 = 0;
/// The output stays where it is: as after Ctrl-S.
const STOPPED: u8 = 1;
/// The terminal goes with the next output.
const CLOSED: u8 = 2;

impl Screen {
    /// Starts a program, on a screen of 24 lines of 80 columns.
    pub fn of(command: CommandBuilder) -> Self {
        Self::as_wide_as(COLUMNS, command)
    }

    /// The same on a screen with that many columns.
    pub fn as_wide_as(columns: NonZero<u16>, mut command: CommandBuilder) -> Self {
        let size = PtySize {
            rows: ROWS.get(),
            cols: columns.get(),
            ..PtySize::default()
        };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        command.env("TERM", "xterm-256color");
        for name in ["NO_COLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        let child = pair.slave.spawn_command(command).expect("the command runs");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let keyboard = pair.master.take_writer().expect("a writer");
        let (sender, output) = channel();
        let reading = Arc::new(AtomicU8::new(READING));
        let reads = Arc::clone(&reading);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(read @ 1..) = reader.read(&mut buffer) {
                match reads.load(Ordering::SeqCst) {
                    READING => {}
                    STOPPED => loop {
                        std::thread::park();
                    },
                    _ => break,
                }
                if sender.send(buffer[..read].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            parser: vt100::Parser::new(ROWS, columns, 0),
            output,
            reading,
            keyboard: Some(keyboard),
            child,
            master: Some(pair.master),
        }
    }

    /// Reads nothing more of what the program prints.
    pub fn stop_reading(&self) {
        self.reading.store(STOPPED, Ordering::SeqCst);
    }

    /// Closes the terminal, as when its window is closed.
    #[cfg(unix)]
    pub fn hang_up(&mut self) {
        self.reading.store(CLOSED, Ordering::SeqCst);
        // The thread that reads has the terminal open too. It is woken from the other side, so that the program itself
        // has nothing to do meanwhile: what it drew would fail.
        let mut other_side = std::fs::File::options();
        let mut other_side = other_side.write(true).open(self.name()).expect("it opens");
        other_side.write_all(b" ").expect("it is written");
        drop(other_side);
        while self.output.recv_timeout(PATIENCE).is_ok() {}
        self.keyboard = None;
        self.master = None;
    }

    /// The terminal's name among the devices.
    #[cfg(unix)]
    fn name(&self) -> std::path::PathBuf {
        self.master().tty_name().expect("its name")
    }

    /// What is on the screen, with its colours.
    pub fn cells(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// What stands on the screen.
    pub fn text(&self) -> String {
        self.cells().contents()
    }

    /// The rows that the terminal had to break, since they are longer than it is wide.
    pub fn broken_rows(&self) -> Vec<String> {
        let screen = self.cells();
        let (_, columns) = screen.size();
        let rows = screen.rows(0, columns.get()).zip(0..);
        let broken = rows.filter(|(_, number)| screen.row_wrapped(*number));
        broken.map(|(row, _)| row).collect()
    }

    /// Waits until the text stands on the screen.
    pub fn wait_for(&mut self, text: &str) {
        self.wait(text, true);
    }

    /// Waits until the text does not stand on the screen any more.
    pub fn wait_until_gone(&mut self, text: &str) {
        self.wait(text, false);
    }

    fn wait(&mut self, text: &str, is_there: bool) {
        let what = if is_there { "comes" } else { "goes" };
        self.wait_until(&format!("`{text}` {what}"), |cells| {
            cells.contents().contains(text) == is_there
        });
    }

    /// Waits until that is true of the screen; `what` says it.
    pub fn wait_until(&mut self, what: &str, is_true: impl Fn(&vt100::Screen) -> bool) {
        let begun = Instant::now();
        while !is_true(self.cells()) {
            match self
                .output
                .recv_timeout(PATIENCE.saturating_sub(begun.elapsed()))
            {
                Ok(bytes) => self.parser.process(&bytes),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("waited until {what}; the screen is:\n{}", self.text())
                }
            }
        }
    }

    /// Presses keys, one after the other.
    pub fn press(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().expect("a keyboard");
        keyboard.write_all(keys.as_bytes()).expect("keys");
        keyboard.flush().expect("keys");
    }

    /// Makes the window another size.
    pub fn resize(&mut self, rows: NonZero<u16>, columns: NonZero<u16>) {
        let size = PtySize {
            rows: rows.get(),
            cols: columns.get(),
            ..PtySize::default()
        };
        self.master().resize(size).expect("another size");
        self.parser.screen_mut().set_size(rows, columns);
    }

    fn master(&self) -> &dyn MasterPty {
        self.master.as_deref().expect("a terminal")
    }

    /// The program's process.
    pub fn process(&self) -> u32 {
        self.child.process_id().expect("a process")
    }

    /// Waits for the end, and gives the exit status.
    pub fn end(&mut self) -> u32 {
        let mut status = None;
        let ended = wait_for(|| {
            // A terminal that is not read blocks its program.
            while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(20)) {
                self.parser.process(&bytes);
            }
            status = self.child.try_wait().expect("a status");
            status.is_some()
        });
        assert!(
            ended,
            "it does not end; the screen is:
{}",
            self.text()
        );
        self.read_the_rest();
        status.expect("it has ended").exit_code()
    }

    /// Reads what the program printed before its end: the thread that reads may not have come to it yet.
    fn read_the_rest(&mut self) {
        // On Windows the terminal itself does not end with its program, and says nothing about that.
        let is_told = cfg!(unix) && self.reading.load(Ordering::SeqCst) != STOPPED;
        let patience = if is_told { PATIENCE } else { Duration::ZERO };
        let begun = Instant::now();
        while let Ok(bytes) = self
            .output
            .recv_timeout(patience.saturating_sub(begun.elapsed()))
        {
            self.parser.process(&bytes);
        }
    }

    /// Whether keys are echoed and come by lines, as a shell expects to find its terminal.
    #[cfg(unix)]
    pub fn is_whole(&self) -> bool {
        use nix::sys::termios::{LocalFlags, tcgetattr};
        let terminal = std::fs::File::open(self.name()).expect("the terminal");
        let termios = tcgetattr(terminal).expect("its settings");
        termios
            .local_flags
            .contains(LocalFlags::ECHO | LocalFlags::ICANON)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

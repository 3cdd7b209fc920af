//! The built program as a process, which the test that started it ends.

use std::fmt::Debug;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// Where the program is.
///
/// It has the name of its package, so this finds the kata's program and the solution's program.
pub const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// How long a line, a read or a write may take before a test gives up. Normally all of them are much faster.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long a program may take to exit before a failure says that it still runs.
const MOMENT: Duration = Duration::from_millis(200);

/// A server in its own process. It ends with the test, also if the test fails.
pub struct Running {
    child: Child,
    input: Option<ChildStdin>,
    /// Its output: lines with their line breaks.
    output: Receiver<String>,
    address: String,
}

impl Running {
    /// Starts the program and reads its address from its first line. If there is no line, the program has exited, and
    /// the test shows its messages.
    #[track_caller]
    pub fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let input = child.stdin.take();
        let mut stdout = BufReader::new(child.stdout.take().expect("it is piped"));
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut line = String::new();
            while let Ok(1..) = stdout.read_line(&mut line) {
                let _ = sender.send(std::mem::take(&mut line));
            }
        });
        let mut running = Self {
            child,
            input,
            output,
            address: String::new(),
        };
        running.address = running.line();
        if running.address.is_empty() {
            running.fail("it should print where it listens, and ended");
        }
        running
    }

    /// A connection to it.
    #[track_caller]
    pub fn connect(&mut self) -> TcpStream {
        let stream = TcpStream::connect(&self.address);
        let stream = self.good(stream, "a connection can be made");
        for set in [
            stream.set_read_timeout(Some(PATIENCE)),
            stream.set_write_timeout(Some(PATIENCE)),
        ] {
            set.expect("time limits can be set");
        }
        stream
    }

    /// Writes a line to the program's input.
    #[track_caller]
    pub fn tell(&mut self, line: &str) {
        let input = self.input.as_mut().expect("its input is open");
        let written = writeln!(input, "{line}");
        self.good(written, "the program reads its input");
    }

    /// The next line of its output, without the line break; empty if its output has ended.
    #[track_caller]
    pub fn line(&mut self) -> String {
        self.output().trim_end().to_owned()
    }

    /// The next line of its output, unchanged; empty if its output has ended. If the program runs and prints nothing,
    /// the test fails.
    #[track_caller]
    fn output(&mut self) -> String {
        match self.output.recv_timeout(PATIENCE) {
            Ok(line) => line,
            Err(RecvTimeoutError::Disconnected) => String::new(),
            Err(RecvTimeoutError::Timeout) => {
                self.fail("it should print a line, or end, and does neither")
            }
        }
    }

    /// Ends its input.
    pub fn hang_up(&mut self) {
        drop(self.input.take());
    }

    /// Ends its input, if it has not ended yet. Returns the rest of its output, and whether the exit status was 0. (It
    /// does not take `self`, so that a later failure of the test still shows what the program has written to standard
    /// error.)
    #[track_caller]
    pub fn end(&mut self) -> (String, bool) {
        self.hang_up();
        let mut rest = String::new();
        loop {
            let line = self.output();
            if line.is_empty() {
                break;
            }
            rest.push_str(&line);
        }
        let status = self.child.wait().expect("it can be waited for");
        (rest, status.success())
    }

    /// The value of a result that should be `Ok`. If it is an error, the test fails with the program's messages.
    #[track_caller]
    pub fn good<T, E: Debug>(&mut self, result: Result<T, E>, what: &str) -> T {
        match result {
            Ok(value) => value,
            Err(error) => self.fail(&format!("{what}: {error:?}")),
        }
    }

    /// Fails the test, with everything that the program has written to standard error.
    #[track_caller]
    fn fail(&mut self, what: &str) -> ! {
        let state = if self.ends() {
            "has ended"
        } else {
            "still runs"
        };
        let said = self.last_words();
        let words = match said.as_str() {
            "" => "has written nothing to standard error".to_owned(),
            said => format!("says on standard error:\n{said}"),
        };
        panic!("{what}\nthe program {state}, and {words}");
    }

    /// Whether its output ends now. (A program that is about to exit gets a moment for it.)
    fn ends(&self) -> bool {
        let lines = (0..100).map(|_| self.output.recv_timeout(MOMENT));
        lines
            .take_while(|line| *line != Err(RecvTimeoutError::Timeout))
            .any(|line| line.is_err())
    }

    /// Ends the program. Returns what it has written to standard error and no failure has shown yet.
    fn last_words(&mut self) -> String {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let mut said = String::new();
        if let Some(mut stderr) = self.child.stderr.take() {
            let _ = stderr.read_to_string(&mut said);
        }
        said
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let said = self.last_words();
        if thread::panicking() && !said.is_empty() {
            eprintln!("the program says on standard error:\n{said}");
        }
    }
}

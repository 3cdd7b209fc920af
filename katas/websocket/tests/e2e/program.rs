//! The built program, running, and ended by whoever started it.

use std::fmt::Debug;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::Duration;

/// Where the program is.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
pub const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// How long a read or a write may take before a test gives up. Nothing here takes nearly as long.
const PATIENCE: Duration = Duration::from_secs(5);

/// A server in a process of its own. It ends with the test, however that ends.
pub struct Running {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    address: String,
}

impl Running {
    /// Starts the program and reads where it listens, which is its first line. If there is none, the program has died,
    /// and the test says with which words.
    pub fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("it is piped"));
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

    /// Gives the program a line.
    pub fn tell(&mut self, line: &str) {
        let input = self.input.as_mut().expect("its input is open");
        let written = writeln!(input, "{line}");
        self.good(written, "the program reads its input");
    }

    /// The next line of its output, without the line break; empty, if its output is over.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        let read = self.output.read_line(&mut line);
        self.good(read, "its output is text");
        line.trim_end().to_owned()
    }

    /// Ends its input.
    pub fn hang_up(&mut self) {
        drop(self.input.take());
    }

    /// Ends its input, if it has not ended yet; the rest of its output, and whether it ended well.
    pub fn end(mut self) -> (String, bool) {
        self.hang_up();
        let mut rest = String::new();
        let read = self.output.read_to_string(&mut rest);
        self.good(read, "its output is text");
        let status = self.child.wait().expect("it can be waited for");
        (rest, status.success())
    }

    /// What is in a result that should be good; or the end of the test, with what the program says about it.
    pub fn good<T, E: Debug>(&mut self, result: Result<T, E>, what: &str) -> T {
        match result {
            Ok(value) => value,
            Err(error) => self.fail(&format!("{what}: {error:?}")),
        }
    }

    /// Ends the test, with everything that the program has written to standard error.
    fn fail(&mut self, what: &str) -> ! {
        let _ = self.child.kill();
        let mut said = String::new();
        if let Some(stderr) = &mut self.child.stderr {
            let _ = stderr.read_to_string(&mut said);
        }
        panic!("{what}\nthe program says on standard error:\n{said}");
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if thread::panicking()
            && let Some(stderr) = &mut self.child.stderr
        {
            let mut said = String::new();
            let _ = stderr.read_to_string(&mut said);
            if !said.is_empty() {
                eprintln!("the program says on standard error:\n{said}");
            }
        }
    }
}

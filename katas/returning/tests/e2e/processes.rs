//! Two processes at once.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use crate::command::{PROGRAM, Shop};

/// Two processes share only the file, and each claims up to 500 jobs. Both certainly work at the same time: their
/// output fills the pipe to the test, which at first reads one line of each. So neither can end before the other has
/// begun. Then each job was claimed once, by one of them. (This test closes the kata. It passes as soon as you reach it
/// if a claim is one statement and each job is printed as soon as it is claimed.)
#[test]
fn two_processes_claim_each_of_500_jobs_once() {
    let shop = Shop::new();
    let payload = "x".repeat(1000);
    let payloads = format!("{payload}\n").repeat(500);
    shop.at(1000, "add")
        .write_stdin(payloads)
        .assert()
        .success();

    let mut workers = [Worker::start(&shop), Worker::start(&shop)];
    let mut lines: Vec<String> = workers.iter_mut().map(Worker::first_line).collect();
    let rest: Vec<_> = workers.iter_mut().map(Worker::rest).collect();
    for receiver in rest {
        let rest = receiver
            .recv_timeout(Duration::from_secs(9))
            .expect("both workers come to their end");
        lines.extend(rest.lines().map(str::to_owned));
    }
    let mut tickets: Vec<_> = lines
        .iter()
        .filter_map(|line| Some(line.split_once('\t')?.0))
        .collect();
    tickets.sort_unstable();
    let mut expected: Vec<_> = (1..=500).map(|id| format!("{id}.1")).collect();
    expected.sort_unstable();
    assert_eq!(
        tickets, expected,
        "the tickets of both processes, in the order of the alphabet"
    );
}

/// A process that claims all it can get. It ends with the test, whatever happens.
struct Worker {
    child: Child,
    output: Option<BufReader<ChildStdout>>,
}

/// The longest that a worker may take for its first line.
const PATIENCE: Duration = Duration::from_secs(5);

impl Worker {
    fn start(shop: &Shop) -> Self {
        let mut child = Command::new(PROGRAM)
            .args(["claim", "--count", "500", "--db"])
            .arg(shop.db())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let output = child.stdout.take().map(BufReader::new);
        Self { child, output }
    }

    /// Its first line. A program that ends without one has said why on standard error.
    fn first_line(&mut self) -> String {
        let (sender, receiver) = mpsc::channel();
        let output = self.output.take();
        thread::spawn(move || {
            let mut line = String::new();
            let mut output = output.expect("its output is a pipe");
            let _ = output.read_line(&mut line);
            let _ = sender.send((line, output));
        });
        let Ok((line, output)) = receiver.recv_timeout(PATIENCE) else {
            panic!("the program prints no job in {PATIENCE:?}, and does not end");
        };
        self.output = Some(output);
        if line.is_empty() {
            let mut said = String::new();
            if let Some(mut stderr) = self.child.stderr.take() {
                let _ = stderr.read_to_string(&mut said);
            }
            panic!("the program has claimed nothing, and says: {said}");
        }
        line
    }

    /// All that it prints from now on, read in a thread, since the test has to read both at the same time.
    fn rest(&mut self) -> Receiver<String> {
        let (sender, receiver) = mpsc::channel();
        let output = self.output.take();
        thread::spawn(move || {
            let mut text = String::new();
            if let Some(mut output) = output {
                let _ = output.read_to_string(&mut text);
            }
            let _ = sender.send(text);
        });
        receiver
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

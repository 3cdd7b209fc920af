//! Process groups on Windows: a job object holds a process and all that it starts.

use std::io;
use std::process::{ChildStderr, ChildStdout, Command, ExitStatus};
use std::time::Duration;

use process_wrap::std::{ChildWrapper, CommandWrap, JobObject};

use super::clock::Look;

/// A process and all that it starts.
pub struct Group(Box<dyn ChildWrapper>);

impl Group {
    /// Starts the command in a job object of its own. A limit of memory could be set on the job object, but not by what
    /// this program may call.
    pub fn spawn(command: &mut Command, _: Option<u64>) -> io::Result<Self> {
        let command = std::mem::replace(command, Command::new(""));
        CommandWrap::from(command).wrap(JobObject).spawn().map(Self)
    }

    /// The leader's process id.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// The ends of its standard output and error. To be called once.
    pub fn streams(&mut self) -> (Option<ChildStdout>, Option<ChildStderr>) {
        (self.0.stdout().take(), self.0.stderr().take())
    }

    /// The leader's exit status, once it has one.
    pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {
        self.0.inner_mut().try_wait()
    }

    /// Waits for the leader's end.
    pub fn wait(&mut self) -> io::Result<ExitStatus> {
        self.0.inner_mut().wait()
    }

    /// Nothing changes: no safe crate sets a priority.
    pub fn yield_to_others(&self) {}

    /// Whether any process of the group is left. A job object has no cheap answer, so only a process that holds the
    /// streams open is noticed here; a silent one is ended all the same.
    pub fn others_alive(&self) -> bool {
        false
    }

    /// What its processes are doing: a job object has no cheap answer.
    pub fn look(&self) -> Look {
        Look::default()
    }

    /// What its processes and others do: a job object has no cheap answer.
    pub fn look_also_at(&self, _: &[u32]) -> Look {
        Look::default()
    }

    /// How many processes it has, and how much memory they use: not known.
    pub fn crowd(&self) -> Option<(usize, u64)> {
        None
    }

    /// How long the thread that asks has waited for a processor: not known.
    pub fn waited() -> Duration {
        Duration::ZERO
    }

    /// The processes that have left the job: none can.
    pub fn strays(_: &str) -> Vec<u32> {
        Vec::new()
    }

    /// How much memory is available: not known.
    pub fn memory() -> Option<u64> {
        None
    }

    /// Ends what tests have left behind outside of their jobs: nothing can be there.
    pub fn kill_all_strays() {}

    /// Lets a group stand still: there is no Ctrl-Z that would want it.
    pub fn pause(_: u32, _: bool) {}

    /// There is no Ctrl-Z that stops a program.
    pub fn on_ctrl_z(_: impl Fn(bool) + Send + 'static) {}

    /// Ends these processes, of which there are none.
    pub fn kill_each(_: &[u32]) {}

    /// Ends every process of the job at once.
    pub fn kill(&mut self) {
        // A job that is already empty is what was wanted.
        let _ = self.0.start_kill();
    }

    /// Ends the leader and what it started, for Ctrl-C. The job's handle is with the thread that waits for it, so the
    /// system's own command does it.
    pub fn kill_by_id(id: u32) {
        let _ = Command::new("taskkill")
            .args(["/T", "/F", "/PID", &id.to_string()])
            .output();
    }
}

//! Looking at jobs.

use rusqlite::{Params, Statement};

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::Job;
use crate::queue::Queue;

impl<C: Clock> Queue<C> {
    /// All jobs of the queue, with the finished ones that were not purged, in the order of their ids.
    ///
    /// # Errors
    /// [`QueueError::Database`], if they cannot be read.
    pub fn list(&self) -> Result<Vec<Job>, QueueError> {
        let mut statement = self.connection.prepare("SELECT * FROM jobs ORDER BY id")?;
        Ok(all(&mut statement, [])?)
    }

    /// All jobs of the archive, in the order of their ids.
    ///
    /// # Errors
    /// [`QueueError::Database`], if they cannot be read.
    pub fn archived(&self) -> Result<Vec<Job>, QueueError> {
        let mut statement = self
            .connection
            .prepare("SELECT * FROM archive ORDER BY id")?;
        Ok(all(&mut statement, [])?)
    }
}

/// The jobs that a statement returns, in its order.
pub fn all(statement: &mut Statement<'_>, params: impl Params) -> rusqlite::Result<Vec<Job>> {
    statement.query_map(params, Job::from_row)?.collect()
}

/// A table of jobs: a heading, and a line for each job, in the given order.
///
/// The columns are the id (5 wide, to the right), the state (7 wide), `attempts/max_attempts` (5 wide), the end of the
/// lease (10 wide) or `-`, and the payload. [`one_line`] writes the payload. Two spaces are between two columns. If a
/// job has a last error, two more spaces and `(last error: …)` follow, written by [`one_line`].
///
/// ```text
///    ID  STATE    TRIED  UNTIL       PAYLOAD
///     1  claimed  1/3    1060        send the invoice
///     2  waiting  2/3    -           print the letter  (last error: no paper)
/// ```
#[must_use]
pub fn table(jobs: &[Job]) -> String {
    let mut text = line("ID", "STATE", "TRIED", "UNTIL", "PAYLOAD");
    for job in jobs {
        let until = job.leased_until.map_or("-".to_owned(), |at| at.to_string());
        let mut payload = one_line(&job.payload);
        if let Some(error) = &job.last_error {
            payload = format!("{payload}  (last error: {})", one_line(error));
        }
        text += &line(
            &job.id.to_string(),
            &job.state.to_string(),
            &format!("{}/{}", job.attempts, job.max_attempts),
            &until,
            &payload,
        );
    }
    text
}

/// A line of the table.
fn line(id: &str, state: &str, tried: &str, until: &str, payload: &str) -> String {
    format!("{id:>5}  {state:<7}  {tried:<5}  {until:<10}  {payload}\n")
}

/// A text in one line, without commands for a terminal. Backslashes, control characters and invisible characters (such
/// as U+2028, which separates lines, or U+202E, which reverses them) are written as in Rust: `\\`, `\n`, `\u{1b}`. All
/// other characters do not change.
#[must_use]
pub fn one_line(text: &str) -> String {
    // It also escapes quotation marks, which are harmless here.
    let escaped = text.escape_debug().to_string();
    escaped.replace("\\\"", "\"").replace("\\'", "'")
}

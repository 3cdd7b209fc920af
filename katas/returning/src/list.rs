//! Looking at jobs.

use rusqlite::{Params, Statement};

use crate::clock::Clock;
use crate::error::QueueError;
use crate::job::Job;
use crate::queue::Queue;

impl<C: Clock> Queue<C> {
    /// All jobs of the queue, finished ones that were not purged included, in the order of their ids.
    ///
    /// # Errors
    /// [`QueueError::Database`], if they cannot be read.
    pub fn list(&self) -> Result<Vec<Job>, QueueError> {
        todo!()
    }

    /// All jobs of the archive, in the order of their ids.
    ///
    /// # Errors
    /// [`QueueError::Database`], if they cannot be read.
    pub fn archived(&self) -> Result<Vec<Job>, QueueError> {
        todo!()
    }
}

/// The jobs that a statement gives, in its order.
pub fn all(statement: &mut Statement<'_>, params: impl Params) -> rusqlite::Result<Vec<Job>> {
    statement.query_map(params, Job::from_row)?.collect()
}

/// Jobs as a person reads them: a heading, and a line for each job, in the order in which they are given.
///
/// The columns are the id (5 wide, to the right), the state (7 wide), `attempts/max_attempts` (5 wide), the end of the
/// lease (10 wide) or `-`, and the payload as [`one_line`] writes it, with two spaces between each two of them. Where
/// there is a last error, two more spaces and `(last error: …)` follow, as [`one_line`] writes that.
///
/// ```text
///    ID  STATE    TRIED  UNTIL       PAYLOAD
///     1  claimed  1/3    1060        send the invoice
///     2  waiting  2/3    -           print the letter  (last error: no paper)
/// ```
#[must_use]
pub fn table(jobs: &[Job]) -> String {
    todo!()
}

/// A text in one line, which no terminal takes for a command. Backslashes, control characters and what cannot be seen
/// (such as U+2028, which separates lines, or U+202E, which turns them round) are written as Rust writes them: `\\`, `\n`,
/// `\u{1b}`. Everything else stays as it is.
#[must_use]
pub fn one_line(text: &str) -> String {
    // It escapes quotation marks as well, which do no harm here.
    let escaped = text.escape_debug().to_string();
    escaped.replace("\\\"", "\"").replace("\\'", "'")
}

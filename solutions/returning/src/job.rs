//! A job: a row of the table `jobs`, or of `archive`.

use std::fmt;
use std::str::FromStr;

use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use thiserror::Error;

/// A job: the values of its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id. The database assigns it, and never uses it for a second job.
    pub id: i64,
    /// A key: adding a job again under the same key makes no second job.
    pub key: Option<String>,
    /// The work to do, as any text.
    pub payload: String,
    /// Where it stands.
    pub state: State,
    /// How many times it was claimed.
    pub attempts: u32,
    /// After how many attempts the job has failed for good. The database has a default for it.
    pub max_attempts: u32,
    /// The second (since 1970) at which its lease expires; `None`, if it is not claimed.
    pub leased_until: Option<i64>,
    /// The reason of the last attempt that failed.
    pub last_error: Option<String>,
}

impl Job {
    /// Reads a row that has all the columns, whatever their order: `RETURNING *` and `SELECT *` give such rows.
    ///
    /// `query_row` and `query_map` need this signature.
    ///
    /// # Errors
    /// If a column is missing, or its value is of another type.
    pub fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            key: row.get("key")?,
            payload: row.get("payload")?,
            state: row.get("state")?,
            attempts: row.get("attempts")?,
            max_attempts: row.get("max_attempts")?,
            leased_until: row.get("leased_until")?,
            last_error: row.get("last_error")?,
        })
    }

    /// The ticket that the worker needs to finish this attempt.
    #[must_use]
    pub fn ticket(&self) -> Ticket {
        Ticket {
            id: self.id,
            attempt: self.attempts,
        }
    }
}

/// The state of a job. In the table it is a text: `waiting`, `claimed`, `done` or `failed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It can be claimed.
    Waiting,
    /// A worker has it, until its lease expires.
    Claimed,
    /// A worker has finished it.
    Done,
    /// It has failed at its last attempt.
    Failed,
}

impl fmt::Display for State {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Waiting => "waiting",
            Self::Claimed => "claimed",
            Self::Done => "done",
            Self::Failed => "failed",
        })
    }
}

impl FromSql for State {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "waiting" => Ok(Self::Waiting),
            "claimed" => Ok(Self::Claimed),
            "done" => Ok(Self::Done),
            "failed" => Ok(Self::Failed),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// Names a job and the number of an attempt. As a text it is `7.2`: the second attempt at job 7.
///
/// A worker that seemed dead may come back when another worker has the job. Both know its id; only one of them knows
/// the number of the latest attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    /// The job's id.
    pub id: i64,
    /// The number of the attempt, from 1 on.
    pub attempt: u32,
}

impl fmt::Display for Ticket {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.id, self.attempt)
    }
}

/// A text that is no ticket. A ticket has one spelling: `7.2`, and neither `+7.2` nor `07.2`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("a ticket is the job's id, a dot and the attempt, such as 7.2")]
pub struct TicketError;

impl FromStr for Ticket {
    type Err = TicketError;

    fn from_str(text: &str) -> Result<Self, TicketError> {
        let (id, attempt) = text.split_once('.').ok_or(TicketError)?;
        let ticket = Self {
            id: id.parse().map_err(|_| TicketError)?,
            attempt: attempt.parse().map_err(|_| TicketError)?,
        };
        // `parse` also accepts a plus and leading zeros.
        if ticket.to_string() == text {
            Ok(ticket)
        } else {
            Err(TicketError)
        }
    }
}

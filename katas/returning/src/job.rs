//! A job: a row of the table `jobs`, or of `archive`.

use std::fmt;
use std::str::FromStr;

use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use thiserror::Error;

/// A job, as its row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its number. The database makes it, and never gives it to a second job.
    pub id: i64,
    /// The name under which the same job may be added again without there being two.
    pub key: Option<String>,
    /// What is to be done. Any text.
    pub payload: String,
    /// Where it stands.
    pub state: State,
    /// How often it was claimed.
    pub attempts: u32,
    /// After how many attempts a failure is for good. The database has a default for it.
    pub max_attempts: u32,
    /// The second (since 1970) at which it is free for others again, while it is claimed. Otherwise nothing.
    pub leased_until: Option<i64>,
    /// Why the last attempt that failed did so.
    pub last_error: Option<String>,
}

impl Job {
    /// Reads a row that has all the columns, whatever their order: `RETURNING *` and `SELECT *` give such rows.
    ///
    /// It has the signature that `query_row` and `query_map` ask for.
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

    /// What whoever has just claimed the job needs to finish it.
    #[must_use]
    pub fn ticket(&self) -> Ticket {
        Ticket {
            id: self.id,
            attempt: self.attempts,
        }
    }
}

/// Where a job stands. In the table it is a text: `waiting`, `claimed`, `done` or `failed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It can be claimed.
    Waiting,
    /// A worker has it, until its lease ends.
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

/// Says which attempt at which job somebody is at. As a text it is `7.2`: the second attempt at job 7.
///
/// A worker that was believed to be dead may come back, when somebody else has the job. Both know its id; only one of
/// them knows the number of the latest attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    /// The job's id.
    pub id: i64,
    /// Which attempt it is, counted from 1.
    pub attempt: u32,
}

impl fmt::Display for Ticket {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.id, self.attempt)
    }
}

/// A text that is no ticket. There is one way to write a ticket: `7.2`, and neither `+7.2` nor `07.2`.
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
        // `parse` also takes a plus and leading zeros.
        if ticket.to_string() == text {
            Ok(ticket)
        } else {
            Err(TicketError)
        }
    }
}

//! A job queue in SQL: jobs are rows, workers claim them, and each statement returns the rows that it changed.
//!
//! | file | holds |
//! |---|---|
//! | `schema` | [`SCHEMA`]: the two tables, and the defaults of the database |
//! | `job` | [`Job`], its [`State`], and the [`Ticket`] of its worker |
//! | `clock` | [`Clock`]: the time, from outside |
//! | `error` | [`QueueError`]: why a call of the queue failed |
//! | `queue` | [`Queue`]: a connection and a clock; its methods are in `add`, `list`, `claim`, `finish` and `archive` |
//! | `add` | a new job; a new job unless its key is there |
//! | `list` | the jobs in their order, and a table of them |
//! | `claim` | the next job, taken in one statement |
//! | `finish` | done, or failed, with a ticket |
//! | `archive` | moves finished jobs out of the queue |
//! | `connect` | [`connect`]: a file that several processes share |
//! | `work` | [`work_one`]: claim, handle, report |
//!
//! ```
//! use returning::{FixedClock, Queue, SCHEMA, State};
//!
//! let connection = rusqlite::Connection::open_in_memory()?;
//! connection.execute_batch(SCHEMA)?;
//! let queue = Queue::new(connection, FixedClock(1000));
//! let job = queue.add("send the invoice")?;
//! assert_eq!((job.id, job.state), (1, State::Waiting));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod add;
mod archive;
mod claim;
mod clock;
mod connect;
mod error;
mod finish;
mod job;
mod list;
mod queue;
mod schema;
mod work;

pub use claim::LEASE_EXPIRED;
pub use clock::{Clock, FixedClock, SystemClock};
pub use connect::connect;
pub use error::QueueError;
pub use job::{Job, State, Ticket, TicketError};
pub use list::{one_line, table};
pub use queue::Queue;
pub use schema::SCHEMA;
pub use work::{Handler, HandlerError, Worked, work_one};

//! title: Gives up when somebody is writing
//! severity: major
//! seen by: integration::connect::a_connection_is_set_up_for_neighbours
//! rule: `busy_timeout = 10000` | there is one writer at a time; the next one waits, and does not give up at once
//! asks: what does a writer do when another one is writing?
//!
//! The second of two writers gets "database is locked" at once, and its job fails for a lock that would have been free
//! a millisecond later. With one process it never happens.
//!
//! There is one writer at a time, and how long the next one waits is a setting. A test asks for it; eight threads at
//! once feel it.

mod connect {
    pub fn connect(path: &Path) -> Result<Connection, QueueError> {
        let connection = open_file(path)?;
        write_ahead(&connection)?;
        connection.busy_timeout(Duration::ZERO)?;
        connection.pragma_update(None, "synchronous", "normal")?;
        connection.execute_batch(SCHEMA)?;
        Ok(connection)
    }
}

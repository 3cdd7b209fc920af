//! title: Gives up while another connection is writing
//! severity: major
//! seen by: integration::connect::a_connection_is_set_up_for_neighbours
//! rule: `busy_timeout = 10000` | there is one writer at a time; the next one waits, and does not give up at once
//! asks: what does a writer do while another one is writing?
//!
//! The second of two writers gets "database is locked" at once. Its job fails because of a lock that would have been
//! free a millisecond later. With one process this never happens.
//!
//! SQLite allows one writer at a time, and a setting says how long the next one waits. One test reads the setting; a
//! test with eight threads needs it.

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

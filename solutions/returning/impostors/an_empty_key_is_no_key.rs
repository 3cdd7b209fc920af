//! title: Treats an empty key as none
//! severity: minor
//! seen by: unit::add::a_new_key_adds_a_job
//! rule: the caller's own name for the job: any text, or `NULL`
//! asks: which texts are a key?
//!
//! In many programs an empty text means that no value was given. So the code adds the job without a key. The next
//! request adds it again, and the customer gets two invoices.
//!
//! An empty text and no text are two values, in SQL as in Rust. A test adds a job with an empty key twice.

mod add {
    impl<C: Clock> Queue<C> {
        pub fn add_once(&self, key: &str, payload: &str) -> Result<Job, QueueError> {
            if key.is_empty() {
                return self.add(payload);
            }
            let job = self.connection.query_row(
            "INSERT INTO jobs (key, payload) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET key = excluded.key  RETURNING *",
            [key, payload], Job::from_row)?;
            Ok(job)
        }
    }
}

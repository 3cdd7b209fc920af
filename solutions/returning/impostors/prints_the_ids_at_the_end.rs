//! title: Prints the ids after all jobs have been added
//! severity: minor
//! seen by: e2e::failures::an_answer_that_cannot_be_written_is_in_the_message
//! rule: Adds the jobs, and prints the id of each as soon as it is added.
//! asks: what does a client know about the first job if the second one cannot be added?
//!
//! A `print` after the loop looks the same as one inside the loop while all goes well. If adding the second job
//! fails, the first one is in the queue, and its id was never printed.
//!
//! To test *when* the program prints, make it stop in the middle.

mod main {
    fn add(args: &AddArgs) -> Result<(), Failure> {
        let queue = args.common.open()?;
        let mut text = String::new();
        for payload in payloads(args)? {
            let added = match &args.key {
                Some(key) => queue.add_once(key, &payload),
                None => queue.add(&payload),
            };
            let job = added.map_err(|source| args.common.failure(source))?;
            text += &format!("{}\n", job.id);
        }
        print(&text)
    }
}

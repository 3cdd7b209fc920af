//! What is true after any sequence of steps.

use std::collections::BTreeMap;

use proptest::prelude::*;
use returning::{FixedClock, Job, Queue, State, Ticket};

use crate::queues::empty;

/// A step that a client takes with the queue.
#[derive(Debug, Clone)]
enum Step {
    Add,
    AddOnce(u8),
    /// With a lease of so many seconds. One of 0 seconds is over at once, as if the worker had died.
    Claim(u32),
    Done(Ticket),
    Fail(Ticket),
    Purge,
}

fn any_step() -> impl Strategy<Value = Step> {
    let ticket = || (1..6_i64, 1..5_u32).prop_map(|(id, attempt)| Ticket { id, attempt });
    prop_oneof![
        2 => Just(Step::Add),
        1 => (0..3_u8).prop_map(Step::AddOnce),
        4 => prop_oneof![Just(0), Just(60)].prop_map(Step::Claim),
        4 => ticket().prop_map(Step::Done),
        4 => ticket().prop_map(Step::Fail),
        1 => Just(Step::Purge),
    ]
}

/// Takes the step, and returns the jobs of its answer.
fn take(queue: &mut Queue<FixedClock>, step: &Step) -> Vec<Job> {
    match step {
        Step::Add => queue.add("send").into_iter().collect(),
        Step::AddOnce(key) => queue
            .add_once(&key.to_string(), "send")
            .into_iter()
            .collect(),
        Step::Claim(lease) => queue.claim(*lease).expect("a claim").into_iter().collect(),
        Step::Done(ticket) => queue.done(*ticket).into_iter().collect(),
        Step::Fail(ticket) => queue.fail(*ticket, "no paper").into_iter().collect(),
        Step::Purge => queue.purge().expect("a purge"),
    }
}

/// Whether a job is finished.
fn finished(job: &Job) -> bool {
    matches!(job.state, State::Done | State::Failed)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// For any steps, in any order and with any tickets: each job is in one place, in the queue or in the archive, and
    /// none is lost. Only finished jobs are in the archive. Attempts never fall. A finished job does not change. Only a
    /// claimed job has a lease. And `RETURNING` returns what is true: the answer to a step is in the tables. If this
    /// law passes as soon as you reach it, the tests before it have done their work.
    #[test]
    fn no_job_is_ever_lost_or_in_two_places(steps in prop::collection::vec(any_step(), 1..24)) {
        let mut queue = empty();
        let mut before: BTreeMap<i64, Job> = BTreeMap::new();
        for step in &steps {
            let answer = take(&mut queue, step);
            let (waiting, archived) = (queue.list().expect("a list"), queue.archived().expect("a list"));
            prop_assert_eq!(archived.iter().find(|job| !finished(job)), None, "unfinished, and in the archive after {:?}", step);
            let amount = waiting.len() + archived.len();
            let now: BTreeMap<i64, Job> = waiting.into_iter().chain(archived).map(|job| (job.id, job)).collect();
            prop_assert_eq!(now.len(), amount, "jobs in one place, and all entries, after {:?}", step);
            for (id, old) in &before {
                let new = now.get(id);
                prop_assert!(new.is_some(), "job {} is lost after {:?}", id, step);
                let new = &now[id];
                prop_assert!(new.attempts >= old.attempts, "attempts of job {} fall with {:?}", id, step);
                if finished(old) {
                    prop_assert_eq!(new, old, "a finished job, after {:?}", step);
                }
            }
            for job in now.values() {
                prop_assert_eq!(job.leased_until.is_some(), job.state == State::Claimed, "a lease of {:?}, after {:?}", job, step);
            }
            for job in &answer {
                prop_assert_eq!(Some(job), now.get(&job.id), "the answer to {:?}, and the row", step);
            }
            before = now;
        }
    }
}

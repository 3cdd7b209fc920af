//! A route that answers when it is told to, so that one can count, without any clock, how many requests a server works on
//! at once.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::express::Router;
use crate::flask::{App, RuleError};
use crate::http::{Method, Request, Response};
use crate::transport::{BoxFuture, Service};

/// Requests stop here until it is opened. Whenever one arrives at the server or begins to be worked on, the gate prints a
/// line: `arrived 50, at work 4`.
#[derive(Debug, Default)]
pub struct Gate {
    state: Mutex<State>,
    /// Wakes the threads that wait.
    threads: Condvar,
    /// Wakes the futures that wait.
    futures: Notify,
}

#[derive(Debug, Default)]
struct State {
    arrived: usize,
    at_work: usize,
    open: bool,
}

impl Gate {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets all through, those who wait and those who come later.
    pub fn open(&self) {
        self.state().open = true;
        self.threads.notify_all();
        self.futures.notify_waiters();
    }

    fn count(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state();
        change(&mut state);
        // Whoever reads it may have gone; then nobody counts, and no harm is done.
        let _ = writeln!(
            io::stdout(),
            "arrived {}, at work {}",
            state.arrived,
            state.at_work
        );
    }

    /// What a blocking view does: its thread waits.
    fn wait_blocking(&self) {
        self.count(|state| state.at_work += 1);
        let mut state = self
            .threads
            .wait_while(self.state(), |state| !state.open)
            .unwrap_or_else(PoisonError::into_inner);
        state.at_work -= 1;
    }

    /// What an async handler does: it waits, and the loop goes on.
    async fn wait(&self) {
        self.count(|state| state.at_work += 1);
        // First in line, then a look: the other way round, an opening in between would be missed.
        let opened = self.futures.notified();
        if !self.state().open {
            opened.await;
        }
        self.state().at_work -= 1;
    }
}

/// Adds `GET /slow` to a Flask application.
///
/// # Errors
/// None, as the rule is right.
pub fn flask(app: &mut App, gate: Arc<Gate>) -> Result<(), RuleError> {
    app.route("/slow", &[Method::Get], move |_, _| {
        gate.wait_blocking();
        "done"
    })
}

/// Adds `GET /slow` to an Express router.
pub fn express(router: &mut Router, gate: Arc<Gate>) {
    router.get("/slow", move |_, _| {
        let gate = Arc::clone(&gate);
        async move {
            gate.wait().await;
            Ok(Response::text(200, "done"))
        }
    });
}

/// A service that counts what arrives, and passes it on.
pub struct Counted {
    /// Who answers.
    pub service: Arc<dyn Service>,
    /// Who counts.
    pub gate: Arc<Gate>,
}

impl Service for Counted {
    fn call(&self, request: Request) -> BoxFuture<Response> {
        self.gate.count(|state| state.arrived += 1);
        self.service.call(request)
    }
}

//! A route that answers only on a signal. With it a test can count, without a clock, how many requests a server handles
//! at the same time.

use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::express::Router;
use crate::flask::{App, RuleError};
use crate::http::{Method, Request, Response};
use crate::transport::{BoxFuture, Service};

/// Requests wait here until it is opened. When a request arrives at the server, and when its handler starts, the gate
/// prints a line: `arrived 50, at work 4`.
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

    /// Lets all requests through, the waiting ones and all later ones.
    pub fn open(&self) {
        self.state().open = true;
        self.threads.notify_all();
        self.futures.notify_waiters();
    }

    fn count(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state();
        change(&mut state);
        // The reader of the output may be gone; ignore that.
        let _ = writeln!(
            io::stdout(),
            "arrived {}, at work {}",
            state.arrived,
            state.at_work
        );
    }

    /// Waits in a blocking view: its thread waits.
    fn wait_blocking(&self) {
        self.count(|state| state.at_work += 1);
        let mut state = self
            .threads
            .wait_while(self.state(), |state| !state.open)
            .unwrap_or_else(PoisonError::into_inner);
        state.at_work -= 1;
    }

    /// Waits in an async handler: the loop continues meanwhile.
    async fn wait(&self) {
        self.count(|state| state.at_work += 1);
        // Registers first and checks then. In the other order, the gate could open in between and never wake
        // this request.
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
/// None, because the rule is valid.
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

/// A service that counts requests and passes them on.
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

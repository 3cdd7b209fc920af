//! All events so far, for polling clients and for listening ones.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::request::Request;

/// All events, in order. Ticks are numbered from 1.
#[derive(Debug, Default)]
pub struct Ticks {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    ticks: Vec<String>,
    over: bool,
}

/// The answer to a client that polls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// The ticks since then, at least one: status 200, a line for each.
    Ticks(Vec<String>),
    /// Nothing new: status 204.
    NothingNew,
    /// `after` is no number: status 400.
    BadAfter,
    /// Another path than `/ticks`: status 404.
    NotFound,
    /// Another method than GET: status 405.
    Method,
}

impl Ticks {
    /// Adds a tick, and wakes the threads that wait for it. Returns its number.
    pub fn publish(&self, tick: &str) -> usize {
        let mut state = self.state();
        state.ticks.push(tick.to_owned());
        self.changed.notify_all();
        state.ticks.len()
    }

    /// All ticks after this number, without waiting; the list may be empty.
    #[must_use]
    pub fn after(&self, number: usize) -> Vec<String> {
        let state = self.state();
        state.ticks.iter().skip(number).cloned().collect()
    }

    /// Waits for a tick after this number, and returns all of them. The list is empty if there will be none: because
    /// the ticks have ended, or because `gone` says that the client has left. `gone` is checked again after each
    /// [`Ticks::wake`].
    #[must_use]
    pub fn wait_after(&self, number: usize, gone: impl Fn() -> bool) -> Vec<String> {
        let state = self.state();
        let nothing_yet = |state: &mut State| state.ticks.len() <= number && !state.over && !gone();
        drop(self.changed.wait_while(state, nothing_yet));
        if gone() {
            return Vec::new();
        }
        self.after(number)
    }

    /// Wakes all threads that wait.
    pub fn wake(&self) {
        // A thread holds the lock until it waits, so none misses this.
        let _state = self.state();
        self.changed.notify_all();
    }

    /// The ticks have ended.
    pub fn end(&self) {
        self.state().over = true;
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The number after which a client wants the ticks: `/ticks?after=7` is 7, and `/ticks` is 0. There is no other
/// parameter. A target may also be the whole `http://localhost/ticks?after=7` (RFC 9112 §3.2.2).
///
/// # Errors
/// [`Page::NotFound`] or [`Page::BadAfter`].
pub fn wanted(target: &str) -> Result<usize, Page> {
    let target = without_host(target);
    let (path, query) = target.split_once('?').unwrap_or((target, "after=0"));
    if path != "/ticks" {
        return Err(Page::NotFound);
    }
    query
        .strip_prefix("after=")
        // `parse` alone would also accept a plus.
        .filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|number| number.parse().ok())
        .ok_or(Page::BadAfter)
}

/// The path and the query of a target that begins with a host; empty if the host is missing (RFC 9110 §4.2.1). A host
/// ends where the path or the query begins (RFC 3986 §3.2).
fn without_host(target: &str) -> &str {
    match target.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => {
            let (host, rest) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
            if host.is_empty() || host.starts_with(':') {
                return "";
            }
            rest
        }
        _ => target,
    }
}

/// Answers `GET /ticks?after=7` with the ticks after number 7, or says that there are none. It never waits.
/// Another method than `GET` is [`Page::Method`], for every target.
#[must_use]
pub fn poll(request: &Request, ticks: &Ticks) -> Page {
    todo!()
}

impl Page {
    /// How many ticks it contains.
    #[must_use]
    pub fn ticks(&self) -> usize {
        match self {
            Self::Ticks(ticks) => ticks.len(),
            _ => 0,
        }
    }

    /// The whole HTTP answer, which is the last one on its connection.
    #[must_use]
    pub fn response(&self) -> String {
        let (status, body) = match self {
            Self::Ticks(ticks) => ("200 OK", ticks.join("\n") + "\n"),
            // 204 has no body, and no `Content-Length` either (RFC 9110 §8.6).
            Self::NothingNew => {
                return "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".to_owned();
            }
            Self::BadAfter => ("400 Bad Request", "after is no number\n".to_owned()),
            Self::NotFound => ("404 Not Found", "the ticks are at /ticks\n".to_owned()),
            Self::Method => (
                "405 Method Not Allowed\r\nAllow: GET",
                "only GET\n".to_owned(),
            ),
        };
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/plain\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
    }
}

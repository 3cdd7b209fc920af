//! The types of the chain: request, answer, and `next`.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use thiserror::Error;

use crate::express::pattern::Params;
use crate::failure::Failure;
use crate::http::{Request, Response};
use crate::transport::BoxFuture;

/// The result of a handler. `Err` is like a rejected promise in Express 5: the next error handler gets it.
pub type Answer = BoxFuture<Result<Response, Failure>>;

/// The rest of the chain behind a layer. It is called with the request, and with the failure if there is one.
pub type Rest = Arc<dyn Fn(Req, Option<Failure>) -> BoxFuture<Response> + Send + Sync>;

/// A request on its way along the chain. A copy is cheap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Req {
    /// The client's request, which never changes.
    pub http: Arc<Request>,
    /// The path for the current layer: without the prefix under which it is mounted.
    pub path: String,
    /// The parameters of the current route.
    pub params: Params,
    /// Values that a layer passes on to the layers behind it. They do not see its other changes to the request.
    pub locals: BTreeMap<String, String>,
}

impl Req {
    /// A request at the beginning of the chain.
    #[must_use]
    pub fn new(request: Request) -> Self {
        Self {
            path: request.path.clone(),
            http: Arc::new(request),
            params: Params::new(),
            locals: BTreeMap::new(),
        }
    }

    /// The request before a layer, with the layer's `locals`.
    #[must_use]
    pub fn restored(self, before: &Self) -> Self {
        todo!()
    }
}

/// A layer called `next` more than once for one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("next was called twice")]
pub struct NextTwice;

/// Calls the rest of the chain. Each call of a handler gets a `Next` of its own.
pub struct Next {
    rest: Rest,
    called: AtomicBool,
}

impl Next {
    /// A `Next` that calls this rest.
    #[must_use]
    pub fn new(rest: Rest) -> Self {
        Self {
            rest,
            called: AtomicBool::new(false),
        }
    }

    /// Passes the request to the layers behind, and returns their answer.
    ///
    /// The rest of the chain runs once. A second call runs nothing and fails with [`NextTwice`].
    #[must_use = "the answer comes when the future is awaited"]
    pub fn run(&self, req: Req) -> Answer {
        todo!()
    }
}

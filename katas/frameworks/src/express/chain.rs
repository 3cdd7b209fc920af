//! What travels along the chain.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use thiserror::Error;

use crate::express::pattern::Params;
use crate::failure::Failure;
use crate::http::{Request, Response};
use crate::transport::BoxFuture;

/// What a handler gives back. `Err` is what a rejected promise is to Express 5: the next error handler gets it.
pub type Answer = BoxFuture<Result<Response, Failure>>;

/// All that is behind a layer in the chain: called with the request, and with the failure if there is one.
pub type Rest = Arc<dyn Fn(Req, Option<Failure>) -> BoxFuture<Response> + Send + Sync>;

/// A request on its way along the chain. A copy is cheap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Req {
    /// What the client sent; nobody changes it.
    pub http: Arc<Request>,
    /// The path as the layer in charge sees it: without the prefix that it is mounted under.
    pub path: String,
    /// The parameters of the route in charge.
    pub params: Params,
    /// What a layer leaves for those behind it. All else that a layer changes in a request is its own affair.
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

    /// The request as it was before a layer, with what the layer left in `locals`.
    #[must_use]
    pub fn restored(self, before: &Self) -> Self {
        todo!()
    }
}

/// A layer called `next` more than once for one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("next was called twice")]
pub struct NextTwice;

/// Calls the rest of the chain. Each call of a handler gets its own.
pub struct Next {
    rest: Rest,
    called: AtomicBool,
}

impl Next {
    /// What calls this rest.
    #[must_use]
    pub fn new(rest: Rest) -> Self {
        Self {
            rest,
            called: AtomicBool::new(false),
        }
    }

    /// Hands the request to the layers behind, and gives back their answer.
    ///
    /// The rest of the chain runs once. A second call runs nothing and fails with [`NextTwice`].
    #[must_use = "the answer comes when the future is awaited"]
    pub fn run(&self, req: Req) -> Answer {
        todo!()
    }
}

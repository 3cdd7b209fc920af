//! A router with a default answer.

use std::sync::Arc;

use crate::express::chain::{Req, Rest};
use crate::express::router::Router;
use crate::failure::{Failure, plain};
use crate::http::{Request, Response};
use crate::path;
use crate::transport::{BoxFuture, Service};

/// An application in Express's way.
pub struct App {
    router: Arc<Router>,
}

impl App {
    /// The application that runs these layers.
    #[must_use]
    pub fn new(router: Router) -> Self {
        Self {
            router: Arc::new(router),
        }
    }

    /// The answer to a request. It comes from the layers, or is the plain one ([`plain`]): a 404 if no layer
    /// answered, or the failure that no layer handled. A path that cannot be read enters the chain as a failure, a
    /// 400.
    #[must_use = "the answer comes when the future is awaited"]
    pub fn handle(&self, request: Request) -> BoxFuture<Response> {
        let failure = path::segments(&request.path).err().map(Failure::from);
        self.router.run(0, Req::new(request), failure, end())
    }
}

/// The end of the chain, behind the last layer.
fn end() -> Rest {
    Arc::new(|_, failure| {
        let failure = failure.unwrap_or_else(|| Failure::of(404));
        Box::pin(async move { plain(&failure) })
    })
}

impl Service for App {
    fn call(&self, request: Request) -> BoxFuture<Response> {
        self.handle(request)
    }
}

//! The chain itself.

use std::future::Future;
use std::sync::Arc;

use crate::express::chain::{Answer, Next, Req, Rest};
use crate::express::pattern::{Pattern, below};
use crate::failure::Failure;
use crate::http::{Method, Response};
use crate::transport::BoxFuture;

type Handler = Box<dyn Fn(Req, Next) -> Answer + Send + Sync>;
type ErrorHandler = Box<dyn Fn(Failure, Req, Next) -> Answer + Send + Sync>;

/// The requests of a layer.
enum Scope {
    /// All below a prefix.
    Below(String),
    /// Those with this method, or with any, and with a path that fits.
    Route(Option<Method>, Pattern),
}

/// What a layer does.
enum Action {
    Handle(Handler),
    HandleError(ErrorHandler),
    Enter(Arc<Router>),
}

struct Layer {
    scope: Scope,
    action: Action,
}

/// A list of layers. They run in the order in which they were added.
#[derive(Default)]
pub struct Router {
    layers: Vec<Layer>,
}

impl Router {
    /// A router without layers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a layer for every request. (`use` is a keyword in Rust, so it has another name than in Express.)
    pub fn middleware<F>(&mut self, handler: impl Fn(Req, Next) -> F + Send + Sync + 'static)
    where
        F: Future<Output = Result<Response, Failure>> + Send + 'static,
    {
        self.add(Scope::Below("/".to_owned()), handle(handler));
    }

    /// Adds a layer for `GET` requests with a path that fits, and for `HEAD` likewise.
    pub fn get<F>(
        &mut self,
        pattern: &str,
        handler: impl Fn(Req, Next) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output = Result<Response, Failure>> + Send + 'static,
    {
        self.route(Some(Method::Get), pattern, handler);
    }

    /// Adds a layer for `POST` requests with a path that fits.
    pub fn post<F>(
        &mut self,
        pattern: &str,
        handler: impl Fn(Req, Next) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output = Result<Response, Failure>> + Send + 'static,
    {
        self.route(Some(Method::Post), pattern, handler);
    }

    /// Adds a layer for `DELETE` requests with a path that fits.
    pub fn delete<F>(
        &mut self,
        pattern: &str,
        handler: impl Fn(Req, Next) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output = Result<Response, Failure>> + Send + 'static,
    {
        self.route(Some(Method::Delete), pattern, handler);
    }

    /// Adds a layer for requests of any method with a path that fits.
    pub fn all<F>(
        &mut self,
        pattern: &str,
        handler: impl Fn(Req, Next) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output = Result<Response, Failure>> + Send + 'static,
    {
        self.route(None, pattern, handler);
    }

    /// Adds a layer for failures. It answers, or it fails itself and the next such layer runs. If it calls `next`, the
    /// failure is dropped, and the ordinary layers behind it run.
    pub fn on_failure<F>(
        &mut self,
        handler: impl Fn(Failure, Req, Next) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output = Result<Response, Failure>> + Send + 'static,
    {
        let action = Action::HandleError(Box::new(move |failure, req, next| {
            Box::pin(handler(failure, req, next))
        }));
        self.add(Scope::Below("/".to_owned()), action);
    }

    /// Adds another router, for all requests below a prefix. Its layers see the path without the prefix. A request that
    /// none of them answers goes on to the layers behind, with its original path; so does a failure.
    pub fn mount(&mut self, prefix: &str, router: Self) {
        self.add(
            Scope::Below(prefix.to_owned()),
            Action::Enter(Arc::new(router)),
        );
    }

    fn route<F>(
        &mut self,
        method: Option<Method>,
        pattern: &str,
        handler: impl Fn(Req, Next) -> F + Send + Sync + 'static,
    ) where
        F: Future<Output = Result<Response, Failure>> + Send + 'static,
    {
        self.add(Scope::Route(method, Pattern::new(pattern)), handle(handler));
    }

    fn add(&mut self, scope: Scope, action: Action) {
        self.layers.push(Layer { scope, action });
    }

    /// Runs the layers from this index on: calls the first one for the request, with the rest of them as its `next`. If
    /// there is none, it calls `end`, the rest of the chain behind the router.
    pub(super) fn run(
        self: &Arc<Self>,
        from: usize,
        req: Req,
        failure: Option<Failure>,
        end: Rest,
    ) -> BoxFuture<Response> {
        todo!()
    }

    /// The first layer from this index on that is for the request: its index, and the request as it sees it.
    fn first(&self, from: usize, req: &Req) -> Option<(usize, &Layer, Req)> {
        todo!()
    }
}

impl Layer {
    /// Calls the layer, or skips it: with a failure it only calls a layer for failures, without one only the others. If
    /// the layer fails, the failure goes to the rest of the chain.
    fn call(&self, req: Req, failure: Option<Failure>, rest: Rest) -> BoxFuture<Response> {
        todo!()
    }
}

impl Scope {
    /// The request as a layer of this scope sees it, or `None` if the layer is not for it.
    fn enter(&self, req: &Req) -> Option<Req> {
        todo!()
    }
}

/// Boxes the future of a handler, so that all handlers have one type.
fn handle<F>(handler: impl Fn(Req, Next) -> F + Send + Sync + 'static) -> Action
where
    F: Future<Output = Result<Response, Failure>> + Send + 'static,
{
    Action::Handle(Box::new(move |req, next| Box::pin(handler(req, next))))
}

//! An application: routes to views, and handlers for failures.

use std::collections::BTreeMap;
use std::error::Error;

use crate::failure::{Failure, plain};
use crate::flask::reply::Reply;
use crate::flask::routes::{Found, Routes};
use crate::flask::rule::{Args, Rule, RuleError};
use crate::http::{Method, Request, Response, allow};
use crate::path;

type View = Box<dyn Fn(&Request, &Args) -> Result<Response, Failure> + Send + Sync>;
type Handler = Box<dyn Fn(&Failure) -> Result<Response, Failure> + Send + Sync>;
/// Returns `None` if the failure is not of the handler's type.
type TypeHandler = Box<dyn Fn(&Failure) -> Option<Result<Response, Failure>> + Send + Sync>;

/// An application in Flask's way.
#[derive(Default)]
pub struct App {
    routes: Routes<View>,
    by_status: BTreeMap<u16, Handler>,
    by_type: Vec<TypeHandler>,
}

impl App {
    /// An application without routes.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a view for the requests that fit a rule, with one of these methods.
    ///
    /// # Errors
    /// The first error in the rule.
    pub fn route<R: Reply>(
        &mut self,
        rule: &str,
        methods: &[Method],
        view: impl Fn(&Request, &Args) -> R + Send + Sync + 'static,
    ) -> Result<(), RuleError> {
        let view: View = Box::new(move |request, args| view(request, args).reply());
        self.routes.add(Rule::parse(rule)?, methods, view);
        Ok(())
    }

    /// Adds a handler for failures with this status, including those of the framework (404, 405 …). A later
    /// handler for the same status replaces it.
    pub fn on_status<R: Reply>(
        &mut self,
        status: u16,
        handler: impl Fn(&Failure) -> R + Send + Sync + 'static,
    ) {
        let handler: Handler = Box::new(move |failure| handler(failure).reply());
        self.by_status.insert(status, handler);
    }

    /// Adds a handler for errors of this type ([`Failure::Error`]). A later handler for the same type replaces it.
    pub fn on_error<E: Error + 'static, R: Reply>(
        &mut self,
        handler: impl Fn(&E) -> R + Send + Sync + 'static,
    ) {
        self.by_type.push(Box::new(move |failure| {
            failure.cause().map(|error| handler(error).reply())
        }));
    }

    /// The answer to a request, from the view or from the framework.
    ///
    /// | there is | answer |
    /// |---|---|
    /// | a view | what it returned |
    /// | `OPTIONS`, and no view for it | 200 with `allow`, and no body |
    /// | a missing slash at the end | 308 with `location`: the path as it was sent, the slash, and the query if there is one |
    /// | another method only | the failure 405, [`Failure::NotAllowed`] |
    /// | nothing | the failure 404 |
    /// | a path that cannot be read | the failure 400 |
    ///
    /// A failure of the framework or of a view is answered by the handler for its type, else by the one for its status,
    /// else by [`plain`]. Every 405 has exactly one `allow` ([`Failure::with_allow`]). If a handler fails, the answer
    /// is the plain 500, and no other handler runs.
    #[must_use]
    pub fn handle(&self, request: &Request) -> Response {
        self.dispatch(request)
            .unwrap_or_else(|failure| self.recover(&failure))
    }

    fn dispatch(&self, request: &Request) -> Result<Response, Failure> {
        let segments = path::segments(&request.path)?;
        match self.routes.find(request.method, &segments) {
            Found::Target(view, args) => view(request, &args),
            Found::Options(methods) => Ok(Response::new(200).with("allow", &allow(&methods))),
            Found::NotAllowed(methods) => Err(Failure::NotAllowed(methods)),
            Found::MissingSlash => Ok(add_the_slash(request)),
            Found::NotFound => Err(Failure::of(404)),
        }
    }

    fn recover(&self, failure: &Failure) -> Response {
        match self.handled(failure) {
            Some(Ok(response)) => failure.with_allow(response),
            Some(Err(_)) => plain(&Failure::of(500)),
            None => plain(failure),
        }
    }

    fn handled(&self, failure: &Failure) -> Option<Result<Response, Failure>> {
        let by_type = self
            .by_type
            .iter()
            .rev()
            .find_map(|handler| handler(failure));
        by_type.or_else(|| Some(self.by_status.get(&failure.status())?(failure)))
    }
}

/// 308 and not 301, so that the client keeps its method (RFC 9110 §15.4.9).
fn add_the_slash(request: &Request) -> Response {
    let query = request.query.as_ref().map(|query| format!("?{query}"));
    let location = format!("{}/{}", request.path, query.unwrap_or_default());
    Response::new(308).with("location", &location)
}

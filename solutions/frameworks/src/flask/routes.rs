//! The table of rules. Which of them answers is decided by how specific they are, and not by their order.

use crate::flask::rule::{Args, Rule};
use crate::http::{Method, allowed};

/// What the table says about a method and a path. `T` is what a rule leads to: a view, or a name in a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<'a, T> {
    /// This one answers, with these arguments.
    Target(&'a T, Args),
    /// `OPTIONS`, for a path that has rules, and for which nobody wrote a view: the methods that the path answers.
    Options(Vec<Method>),
    /// There are rules for the path, and none of them for this method: the methods that the path answers.
    NotAllowed(Vec<Method>),
    /// There is no rule for the path, but with a slash at its end there would be one, and for this method. (For `OPTIONS`
    /// too that means a rule that names it: the gift is for paths that are right.)
    MissingSlash,
    /// There is none.
    NotFound,
}

#[derive(Debug, Clone)]
struct Route<T> {
    rule: Rule,
    methods: Vec<Method>,
    target: T,
}

/// The table, in the order in which its rules are tried.
#[derive(Debug, Clone)]
pub struct Routes<T> {
    routes: Vec<Route<T>>,
}

impl<T> Default for Routes<T> {
    fn default() -> Self {
        Self { routes: Vec::new() }
    }
}

impl<T> Routes<T> {
    /// Adds a rule, for these methods. It is tried before those that are less specific ([`Rule::weight`]), and after
    /// those that are as specific as it is.
    pub fn add(&mut self, rule: Rule, methods: &[Method], target: T) {
        let place = self
            .routes
            .partition_point(|route| route.rule.weight() <= rule.weight());
        let methods = methods.to_vec();
        let route = Route {
            rule,
            methods,
            target,
        };
        self.routes.insert(place, route);
    }

    /// Looks a method and a path up.
    ///
    /// The first rule that is for both answers. Where a rule is for `GET`, it is for `HEAD` too. A path that several
    /// rules are for answers all of their methods, `HEAD` and `OPTIONS` included (see [`allowed`]).
    #[must_use]
    pub fn find(&self, method: Method, segments: &[String]) -> Found<'_, T> {
        if let Some((target, args)) = self.target(method, segments) {
            return Found::Target(target, args);
        }
        let written: Vec<_> = self
            .fitting(segments)
            .iter()
            .flat_map(|(route, _)| route.methods.iter().copied())
            .collect();
        if !written.is_empty() {
            let methods = allowed(&written);
            return match method {
                Method::Options => Found::Options(methods),
                _ => Found::NotAllowed(methods),
            };
        }
        let with_slash = [segments, &[String::new()]].concat();
        match self.target(method, &with_slash) {
            Some(_) => Found::MissingSlash,
            None => Found::NotFound,
        }
    }

    fn target(&self, method: Method, segments: &[String]) -> Option<(&T, Args)> {
        self.fitting(segments)
            .into_iter()
            .find(|(route, _)| route.answers(method))
            .map(|(route, args)| (&route.target, args))
    }

    /// The rules for a path, whatever their methods, each with its arguments.
    fn fitting(&self, segments: &[String]) -> Vec<(&Route<T>, Args)> {
        self.routes
            .iter()
            .filter_map(|route| Some((route, route.rule.args(segments)?)))
            .collect()
    }
}

impl<T> Route<T> {
    fn answers(&self, method: Method) -> bool {
        let by_get = method == Method::Head && self.methods.contains(&Method::Get);
        by_get || self.methods.contains(&method)
    }
}

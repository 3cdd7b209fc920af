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
        todo!()
    }

    /// Looks a method and a path up.
    ///
    /// The first rule that is for both answers. Where a rule is for `GET`, it is for `HEAD` too. A path that several
    /// rules are for answers all of their methods, `HEAD` and `OPTIONS` included (see [`allowed`]).
    #[must_use]
    pub fn find(&self, method: Method, segments: &[String]) -> Found<'_, T> {
        todo!()
    }
}

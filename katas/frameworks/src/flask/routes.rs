//! The table of rules. The most specific rule that fits answers, whatever the order of the rules.

use crate::flask::rule::{Args, Rule};
use crate::http::{Method, allowed};

/// The result of a look-up. `T` is the target of a rule: a view, or a name in a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<'a, T> {
    /// This target answers, with these arguments.
    Target(&'a T, Args),
    /// `OPTIONS`, for a path with rules, but without a view for this method: the methods of the path.
    Options(Vec<Method>),
    /// The path has rules, but none for this method: the methods of the path.
    NotAllowed(Vec<Method>),
    /// The path has no rule, but with a slash at its end it would have one for this method. (For `OPTIONS` too, that
    /// rule has to name the method.)
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

    /// Looks up a method and a path.
    ///
    /// The first rule that fits both the path and the method answers. A rule for `GET` is for `HEAD` too. A path
    /// that fits several rules has all of their methods, `HEAD` and `OPTIONS` included (see [`allowed`]).
    #[must_use]
    pub fn find(&self, method: Method, segments: &[String]) -> Found<'_, T> {
        todo!()
    }
}

//! title: Whoever is first in the table wins
//! severity: major
//! seen by: unit::routes::the_more_specific_rule_wins_whatever_the_order
//! rule: What decides which of two rules is tried first, whoever was written first: compared from the left, a literal goes before an `int`, an `int` before a text, a text before a path.
//! asks: which of two rules answers when the wider one was added first?
//!
//! The rules are tried in the order in which they were written down. `/todos/next` comes behind `/todos/<name>`, and
//! never has a visitor.
//!
//! That is how Express works, and there it is a promise. In Flask the table promises the opposite. It takes two rules
//! for one path, the wider one first.

mod flask {
    mod routes {
        impl<T> Routes<T> {
            pub fn add(&mut self, rule: Rule, methods: &[Method], target: T) {
                let methods = methods.to_vec();
                self.routes.push(Route {
                    rule,
                    methods,
                    target,
                });
            }
        }
    }
}

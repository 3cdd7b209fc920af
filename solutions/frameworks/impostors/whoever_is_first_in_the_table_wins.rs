//! title: The first rule that fits wins
//! severity: major
//! seen by: unit::routes::the_more_specific_rule_wins_whatever_the_order
//! rule: What decides which of two rules is tried first, whoever was written first: compared from the left, a literal goes before an `int`, an `int` before a text, a text before a path.
//! asks: which of two rules answers if the wider one was added first?
//!
//! The code tries the rules in the order in which they were added. `/todos/next` comes behind `/todos/<name>`, so no
//! request ever reaches it.
//!
//! Express works like that, and its documentation says so. Flask's table works the other way round. A test needs two
//! rules for one path, the wider one first.

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

//! title: The first rule that fits wins
//! severity: major
//! seen by: unit::routes::the_more_specific_rule_wins_whatever_the_order
//! rule: The weight of a rule: of two rules the smaller one is tried first, whatever their order in the program.
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

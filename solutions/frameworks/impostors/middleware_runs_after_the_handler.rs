//! title: Middleware runs after the handler
//! severity: critical
//! seen by: unit::chain::a_layer_answers_or_calls_the_next_one
//! rule: The layers of a chain are asked in the order in which they were added.
//! asks: in which order are the layers asked?
//!
//! The layers stand in the order in which they are run backwards: whoever was added last is asked first. The layer
//! that was to find out who the user is comes when the answer has gone.
//!
//! The order of a chain is its meaning. It takes a test in which the second layer needs what the first one did.

mod express {
    mod router {
        impl Router {
            fn add(&mut self, scope: Scope, action: Action) {
                self.layers.insert(0, Layer { scope, action });
            }
        }
    }
}

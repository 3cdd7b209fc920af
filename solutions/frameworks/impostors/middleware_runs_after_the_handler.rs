//! title: Runs the layers in reverse order
//! severity: critical
//! seen by: unit::chain::a_layer_answers_or_calls_the_next_one
//! rule: The layers of a chain run in the order in which they were added.
//! asks: in which order do the layers run?
//!
//! The code runs the layers backwards: the last one that was added runs first. The layer that finds out who the user
//! is runs after the answer has been sent.
//!
//! A test needs two layers, and the second one needs what the first one did.

mod express {
    mod router {
        impl Router {
            fn add(&mut self, scope: Scope, action: Action) {
                self.layers.insert(0, Layer { scope, action });
            }
        }
    }
}

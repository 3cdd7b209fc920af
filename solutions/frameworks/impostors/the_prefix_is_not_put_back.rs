//! title: The prefix is not put back
//! severity: major
//! seen by: unit::chain::a_layer_leaves_locals_for_those_behind_it_and_nothing_else
//! rule: What none of them answers comes back to the layers behind, with the path that it had; so does a failure.
//! asks: which path does a layer see that stands behind a mounted router?
//!
//! What falls out of a mounted router goes on without the prefix that was taken away. The layer behind it is asked
//! for `/todos`, when the client asked for `/api/todos`, and answers for somebody else.
//!
//! What is changed for the one who is called has to be changed back. It takes a layer behind the router.

mod express {
    mod chain {
        impl Req {
            pub fn restored(self, _before: &Self) -> Self {
                self
            }
        }
    }
}

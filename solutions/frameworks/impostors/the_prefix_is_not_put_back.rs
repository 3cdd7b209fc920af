//! title: Does not restore the prefix
//! severity: major
//! seen by: unit::chain::a_layer_leaves_locals_for_those_behind_it_and_nothing_else
//! rule: A request that none of them answers goes on to the layers behind, with its original path; so does a failure.
//! asks: which path does a layer behind a mounted router see?
//!
//! A request that leaves a mounted router goes on without its prefix. The client asked for `/api/todos`, but the
//! layer behind the router sees `/todos`, and gives the wrong answer.
//!
//! If you change a value for a call, restore it afterwards. A test needs a layer behind the router.

mod express {
    mod chain {
        impl Req {
            pub fn restored(self, _before: &Self) -> Self {
                self
            }
        }
    }
}

//! title: Next runs the rest twice
//! severity: major
//! seen by: unit::chain::the_rest_of_the_chain_runs_once
//! rule: A second call of `next` fails and runs nothing.
//! asks: what does a second call of `next` do?
//!
//! Nobody counts the calls. A layer with an `if` and no `return` calls `next` twice, and the rest of the chain runs
//! twice: two orders in the shop, two mails, and one answer, so that nobody notices.
//!
//! It takes a layer that calls `next` twice, and a look at what the second call gives.

mod express {
    mod chain {
        impl Next {
            pub fn run(&self, req: Req) -> Answer {
                let answer = (self.rest)(req, None);
                Box::pin(async { Ok(answer.await) })
            }
        }
    }
}

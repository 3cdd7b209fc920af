//! title: A second `next` runs the rest again
//! severity: major
//! seen by: unit::chain::the_rest_of_the_chain_runs_once
//! rule: A second call of `next` fails and runs nothing.
//! asks: what does a second call of `next` do?
//!
//! The code does not count the calls. A layer with an `if` and no `return` calls `next` twice, and the rest of the
//! chain runs twice. The shop gets two orders and sends two mails, but the client gets one answer and sees no
//! mistake.
//!
//! A test needs a layer that calls `next` twice, and checks the result of the second call.

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

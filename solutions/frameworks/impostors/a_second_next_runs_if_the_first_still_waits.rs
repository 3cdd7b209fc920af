//! title: A second `next` runs if the first one still waits
//! severity: major
//! seen by: unit::chain::the_rest_of_the_chain_runs_once
//! rule: A second call of `next` fails and runs nothing.
//! asks: what if `next` is called a second time before the first call has its answer?
//!
//! The flag is set when the answer is there, and not when `next` is called. One call after the other looks right. Two calls
//! at the same time both run the rest of the chain: two orders, two mails.
//!
//! A test needs a layer behind that waits once, and a second call of `next` while it waits.

mod express {
    mod chain {
        pub struct Next {
            rest: Rest,
            called: Arc<AtomicBool>,
        }

        impl Next {
            pub fn new(rest: Rest) -> Self {
                Self {
                    rest,
                    called: Arc::new(AtomicBool::new(false)),
                }
            }

            pub fn run(&self, req: Req) -> Answer {
                if self.called.load(Ordering::Relaxed) {
                    return Box::pin(async { Err(Failure::error(NextTwice)) });
                }
                let (answer, called) = ((self.rest)(req, None), Arc::clone(&self.called));
                Box::pin(async move {
                    let response = answer.await;
                    called.store(true, Ordering::Relaxed);
                    Ok(response)
                })
            }
        }
    }
}

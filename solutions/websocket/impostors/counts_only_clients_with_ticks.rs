//! title: Counts no listener that got no tick
//! severity: minor
//! seen by: e2e::ticker::a_request_that_gets_no_tick_costs_too
//! rule: They count every byte of requests, answers and frames, also for a client that gets no tick.
//! asks: what does a client cost that asks for a WebSocket and is refused?
//!
//! "No tick, no costs" seems fair, but the table compares two ways, and each way also costs something if nothing happens.
//! So listening looks cheaper than it is.
//!
//! A test needs a client without a single tick, and its costs.

mod services {
    impl Ticker {
        fn charge(&self, pushes: bool, tally: Tally) {
            let mut costs = self.costs.lock().unwrap_or_else(PoisonError::into_inner);
            if !pushes {
                costs.polling += tally;
            } else if tally.ticks > 0 {
                costs.websocket += tally;
            }
        }
    }
}

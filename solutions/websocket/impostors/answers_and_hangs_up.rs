//! title: Sends the ticks so far and closes
//! severity: critical
//! seen by: e2e::ticker::over_a_websocket_the_server_speaks_first
//! rule: opens a WebSocket at `/ticks?after=7` | the ticks after number 7, one text each, then each new tick at once
//! asks: what does a listener get of ticks that happen after it has connected?
//!
//! The author uses a WebSocket like HTTP: a request, an answer with the ticks so far, the end. For the next tick the
//! client has to connect again, with a new handshake. This costs more than polling.
//!
//! A test needs a client that stays connected and says nothing, and then a new tick.

mod services {
    fn tell<W: Write>(ticks: &Ticks, after: usize, sender: &Sender<W>, gone: &AtomicBool) -> usize {
        let _ = gone;
        let mut told = 0;
        for tick in ticks.after(after) {
            if sender.message(&Message::Text(tick)).is_err() {
                return told;
            }
            told += 1;
        }
        let close = Close {
            code: GOING_AWAY,
            reason: NO_MORE_TICKS.to_owned(),
        };
        let _ = sender.close(Some(&close));
        told
    }
}

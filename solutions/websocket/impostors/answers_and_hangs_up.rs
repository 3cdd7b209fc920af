//! title: Tells what there is, and hangs up
//! severity: critical
//! seen by: e2e::ticker::over_a_websocket_the_server_speaks_first
//! rule: opens a WebSocket at `/ticks?after=7` | the ticks after number 7, one text each, then each new tick at once
//! asks: what does a listener hear of ticks that happen after it has connected?
//!
//! HTTP in the clothes of a WebSocket: a question (the handshake), an answer (the ticks so far), the end. For the next
//! tick the client has to come back and ask, with a handshake each time, which is polling at a higher price.
//!
//! This is what comes of the belief that a server can only answer. A client that stays and says nothing shows it.

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

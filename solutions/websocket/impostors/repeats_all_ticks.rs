//! title: Sends all ticks to a client that comes back
//! severity: minor
//! seen by: e2e::ticker::over_a_websocket_the_server_speaks_first
//! rule: opens a WebSocket at `/ticks?after=7` | the ticks after number 7, one text each, then each new tick at once
//! asks: which ticks does a listener get if it comes back with a number?
//!
//! The server sends every tick from the first one, whatever number the client names. A user whose connection breaks
//! sees the same forty messages once more.
//!
//! A test connects with a number, and expects only the later ticks.

mod services {
    fn tell<W: Write>(ticks: &Ticks, after: usize, sender: &Sender<W>, gone: &AtomicBool) -> usize {
        let _ = after;
        let mut told = 0;
        loop {
            let new = ticks.wait_after(told, || gone.load(Ordering::SeqCst));
            if new.is_empty() {
                let close = Close {
                    code: GOING_AWAY,
                    reason: NO_MORE_TICKS.to_owned(),
                };
                let _ = sender.close(Some(&close));
                return told;
            }
            for tick in new {
                if sender.message(&Message::Text(tick)).is_err() {
                    return told;
                }
                told += 1;
            }
        }
    }
}

//! title: Accepts control frames in fragments
//! severity: major
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: a control frame (close, ping, pong) is not fragmented | `FragmentedControl`
//! asks: what does the server say to a ping that is no whole frame?
//!
//! A ping without its FIN bit is answered as if it were whole, and the continuation that follows is stitched to
//! whatever message was on its way.
//!
//! Control frames may come between fragments because they have none themselves.

mod frame {
    fn check_control(_fin: bool, short: u8) -> Result<(), Violation> {
        if short > MAX_CONTROL {
            return Err(Violation::LongControl);
        }
        Ok(())
    }
}

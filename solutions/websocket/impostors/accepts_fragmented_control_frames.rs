//! title: Accepts control frames in fragments
//! severity: major
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: a control frame (close, ping, pong) is not fragmented | `FragmentedControl`
//! asks: how does the server answer a ping that is not a whole frame?
//!
//! The server answers a ping without FIN as if it were whole. The continuation that follows then becomes a part of
//! another message, or breaks the connection.
//!
//! Good clients never send this. A test needs a ping without FIN, and expects `FragmentedControl`.

mod frame {
    fn check_control(_fin: bool, short: u8) -> Result<(), Violation> {
        if short > MAX_CONTROL {
            return Err(Violation::LongControl);
        }
        Ok(())
    }
}

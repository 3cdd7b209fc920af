//! title: Accepts control frames of any length
//! severity: major
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: a control frame has at most 125 bytes | `LongControl`
//! asks: how long may a control frame be?
//!
//! A client can send a ping as large as a film. The server collects all of it and sends it back, since the limit for
//! messages does not count control frames.
//!
//! Control frames have a limit of their own. Tests need 125 bytes, which are allowed, and 126.

mod frame {
    fn check_control(fin: bool, _short: u8) -> Result<(), Violation> {
        if !fin {
            return Err(Violation::FragmentedControl);
        }
        Ok(())
    }
}

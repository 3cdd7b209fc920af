//! title: Accepts pings of any length
//! severity: major
//! seen by: unit::frame::what_no_client_may_send_is_refused
//! rule: a control frame has at most 125 bytes | `LongControl`
//! asks: how long may a control frame be?
//!
//! A ping may then be as large as a film. It is collected whole, beside every limit for messages, and sent back.
//!
//! The limit for messages does not count control frames, since they have one of their own. Whoever forgets that one has
//! none at all. 125 bytes are allowed, 126 are not.

mod frame {
    fn check_control(fin: bool, _short: u8) -> Result<(), Violation> {
        if !fin {
            return Err(Violation::FragmentedControl);
        }
        Ok(())
    }
}

//! title: Limits each fragment and not the message
//! severity: critical
//! seen by: unit::receiver::a_message_that_will_be_too_long_is_refused_at_its_header
//! rule: a message has at most `limit` bytes, all its fragments together | `TooBig`
//! asks: how long may a message be that comes in many fragments?
//!
//! No fragment may be longer than the limit, but a message may have any number of fragments. A client can fill the
//! server's memory with many small ones.
//!
//! A test needs fragments that are each below the limit, and together above it.

mod receiver {
    fn check_size(_size: usize, more: u64, limit: usize) -> Result<(), Violation> {
        if more > limit as u64 {
            return Err(Violation::TooBig { limit });
        }
        Ok(())
    }
}

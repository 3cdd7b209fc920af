//! title: A part of the token is enough
//! severity: critical
//! weight: 10
//! seen by: mine::a_message_without_the_whole_token_is_not_believed
//! rule: a message is accepted only if its header is `Bearer`, a space and the *whole* token: nothing, a part of it or more than it is refused; the payer's note is the last field, and may hold anything
//! asks: is a message believed if its token is not whole?
//!
//! The code compares as many bytes as both tokens have. If the sender's token is shorter or missing, no byte differs.
//! A sender without any token can mark every invoice as paid.
//!
//! A test with a wrong token of the right length passes. The tests need an empty token, a missing one and a short
//! one.

mod billing {
    mod webhook {
        impl Webhook {
            fn knows(&self, given: &str) -> bool {
                !self.token.is_empty()
                    && self
                        .token
                        .bytes()
                        .zip(given.bytes())
                        .all(|(ours, theirs)| ours == theirs)
            }
        }
    }
}

//! title: Compares only as many bytes as it gets
//! severity: critical
//! seen by: unit::signature::only_the_whole_signature_of_this_text_is_accepted
//! rule: Every byte of the signature counts, and so does its length.
//! asks: is a signature accepted if it was cut off?
//!
//! The code compares as many bytes as the sender gives. So the sender decides how much has to be right. With one
//! byte, one of 256 attempts is accepted. Loops over the shorter of two slices, and `starts_with`, have the same
//! mistake.
//!
//! A test with a wrong signature of the right length passes. A test needs a signature that was cut off.

mod signature {
    impl Key {
        /// Checks the signature of a text.
        pub fn verify(&self, text: &str, signature: &[u8]) -> Result<(), BadSignature> {
            self.mac_of(text)
                .verify_truncated_left(signature)
                .map_err(|_| BadSignature)
        }
    }
}

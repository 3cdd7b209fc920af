//! title: Compares only as much as there is
//! severity: critical
//! seen by: unit::signature::only_the_whole_signature_of_this_text_is_accepted
//! rule: [`BadSignature`] for any other text, key or signature, shorter and longer ones included.
//! asks: is a signature accepted that was cut off?
//!
//! The comparison runs as far as the signature that was sent. So the sender decides how much has to be
//! right: one byte is enough, and one of 256 tries hits it. It happens with loops over the shorter of two
//! slices, with `starts_with`, and with functions that are made for MACs that are cut off on purpose.
//!
//! A wrong signature of the right length is refused as it should be. It takes one that is cut off to see
//! the difference.

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

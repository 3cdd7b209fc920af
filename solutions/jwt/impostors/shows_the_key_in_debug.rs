//! title: Shows the key in `{:?}`
//! severity: critical
//! seen by: unit::signature::a_key_has_at_least_32_bytes
//! rule: `{:?}` of a key shows none of its bytes.
//! asks: what does `{:?}` print of a type that holds a secret?
//!
//! The author keeps the bytes of the key beside the HMAC, and derives `Debug`. Then every log line and every failed
//! assertion that prints a store also prints the key.
//!
//! A secret type needs a test of its `Debug` output.

mod signature {
    #[derive(Debug, Clone)]
    pub struct Key {
        mac: Hmac<Sha256>,
        bytes: Vec<u8>,
    }

    impl Key {
        pub fn new(bytes: &[u8]) -> Result<Self, KeyError> {
            let too_short = KeyError::TooShort { bytes: bytes.len() };
            if bytes.len() < MIN_KEY_BYTES {
                return Err(too_short);
            }
            let mac = Hmac::new_from_slice(bytes).map_err(|_| too_short)?;
            Ok(Self {
                mac,
                bytes: bytes.to_vec(),
            })
        }
    }
}

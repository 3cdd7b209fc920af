//! title: Unmasks byte by byte
//! freedom: algorithm
//! rule: How many bytes you read, write or unmask at a time.
//!
//! Which byte of the key belongs to which byte of the payload is a rule. How many bytes are unmasked at once is not.

mod frame {
    pub fn mask(payload: &mut [u8], key: [u8; 4], position: u64) {
        for (byte, index) in payload.iter_mut().zip(position..) {
            *byte ^= key[(index % 4) as usize];
        }
    }
}

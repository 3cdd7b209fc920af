//! title: Unmasks byte by byte
//! freedom: algorithm
//! rule: How many bytes you read, write or unmask at a time.
//!
//! The README says which byte of the key belongs to which byte of the payload. It leaves open how many bytes the code
//! unmasks at a time. This version unmasks one.

mod frame {
    pub fn mask(payload: &mut [u8], key: [u8; 4], position: u64) {
        for (byte, index) in payload.iter_mut().zip(position..) {
            *byte ^= key[(index % 4) as usize];
        }
    }
}

//! title: Begins the mask again with each piece
//! severity: critical
//! seen by: unit::masking::each_byte_has_its_byte_of_the_key
//! rule: `position` says how many bytes of the payload came before.
//! asks: how is a payload unmasked that arrives in pieces?
//!
//! A payload in one piece is right. If it arrives in two pieces, and the cut is not at a multiple of four, the second
//! piece is wrong. It hardly ever happens on one machine. In a mobile network it happens to users every day.
//!
//! A test has to cut the payload itself, at each place.

mod frame {
    pub fn mask(payload: &mut [u8], key: [u8; 4], _position: u64) {
        for (byte, key) in payload.iter_mut().zip(key.iter().cycle()) {
            *byte ^= key;
        }
    }
}

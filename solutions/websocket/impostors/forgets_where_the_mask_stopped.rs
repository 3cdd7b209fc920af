//! title: Begins the mask anew with each part
//! severity: critical
//! seen by: unit::masking::each_byte_has_its_byte_of_the_key
//! rule: `position` says how many bytes of the payload came before.
//! asks: how is a payload unmasked that arrives in pieces?
//!
//! A payload that arrives in one read is right. One that arrives in two, cut at a place that is no multiple of four,
//! turns to nonsense from there on. On a fast machine with small messages it never happens; across a mobile network it
//! does, once a day.
//!
//! What depends on how the network cuts is tested by cutting.

mod frame {
    pub fn mask(payload: &mut [u8], key: [u8; 4], _position: u64) {
        for (byte, key) in payload.iter_mut().zip(key.iter().cycle()) {
            *byte ^= key;
        }
    }
}

//! What a client sends, built by hand, so that the code under test does not check itself.

/// The mask of the examples in RFC 6455 §5.7.
pub const KEY: [u8; 4] = [0x37, 0xfa, 0x21, 0x3d];

pub const CONTINUATION: u8 = 0x0;
pub const TEXT: u8 = 0x1;
pub const BINARY: u8 = 0x2;
pub const CLOSE: u8 = 0x8;
pub const PING: u8 = 0x9;
pub const PONG: u8 = 0xa;

/// A client's frame with FIN: the last frame of its message.
pub fn with_fin(opcode: u8, payload: &[u8]) -> Vec<u8> {
    frame(0x80 | opcode, payload)
}

/// A client's frame without FIN: more of its message will come.
pub fn without_fin(opcode: u8, payload: &[u8]) -> Vec<u8> {
    frame(opcode, payload)
}

/// The payload of a close frame.
pub fn closing(code: u16, reason: &str) -> Vec<u8> {
    let mut payload = code.to_be_bytes().to_vec();
    payload.extend(reason.as_bytes());
    payload
}

/// A client's frame with this first byte, masked, with its length in the shortest form.
fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![first];
    let length = payload.len();
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(length @ 0..=125), _) => frame.push(0x80 + length),
        (_, Ok(length)) => {
            frame.push(0x80 + 126);
            frame.extend(length.to_be_bytes());
        }
        _ => {
            frame.push(0x80 + 127);
            frame.extend((length as u64).to_be_bytes());
        }
    }
    frame.extend(KEY);
    let masked = payload.iter().zip(KEY.iter().cycle());
    frame.extend(masked.map(|(byte, key)| byte ^ key));
    frame
}

//! Payloads: masked by the client, plain from the server.

use rstest::rstest;
use websocket::{Opcode, encode, mask};

use crate::client::KEY;
use crate::hex::Hex;

/// Each byte of the payload is combined (exclusive or) with one of the four bytes of the key, in turn. The mask hides
/// nothing, because the key precedes the payload. But it stops a web page from choosing the bytes on the wire. A
/// payload may come in parts: the next part continues with the next byte of the key. (RFC 6455 §5.3; "Hello" is from
/// §5.7)
#[rstest]
#[case::hello(b"\x7f\x9f\x4d\x51\x58", 0, b"Hello")]
#[case::from_its_fourth_byte_on(
    b"\x51\x58\xd6\x01\x55\x52\x88\x44\x1d\x5e\x8e\x01\x5a\x58\x9f\x52\x1d\x58\x94",
    3,
    b"lo, here it goes on"
)]
fn each_byte_has_its_byte_of_the_key(
    #[case] masked: &[u8],
    #[case] position: u64,
    #[case] expected: &[u8],
) {
    let mut payload = masked.to_vec();
    mask(&mut payload, KEY, position);
    assert_eq!(
        Hex(&payload),
        Hex(expected),
        "unmasked, from byte {position} on"
    );
}

/// A server's frame is not masked: no page chooses its bytes, and a client closes the connection when it gets a mask.
/// The length has its shortest form. The last case is the other side of a limit, and may pass at once. (RFC 6455 §5.1,
/// §5.7)
#[rstest]
#[case::hello(Opcode::Text, b"Hello".to_vec(), &[0x81, 0x05])]
#[case::the_longest_short_one(Opcode::Ping, vec![7; 125], &[0x89, 0x7d])]
#[case::in_two_bytes(Opcode::Binary, vec![7; 126], &[0x82, 0x7e, 0x00, 0x7e])]
#[case::in_eight_bytes(Opcode::Binary, vec![7; 65_536], &[0x82, 0x7f, 0, 0, 0, 0, 0, 1, 0, 0])]
#[case::the_longest_in_two_bytes(Opcode::Binary, vec![7; 65_535], &[0x82, 0x7e, 0xff, 0xff])]
fn a_frame_from_the_server_is_plain(
    #[case] opcode: Opcode,
    #[case] payload: Vec<u8>,
    #[case] header: &[u8],
) {
    let frame = encode(opcode, &payload);
    let (start, rest) = frame.split_at(header.len().min(frame.len()));
    assert_eq!(Hex(start), Hex(header), "what stands before the payload");
    assert_eq!(Hex(rest), Hex(&payload), "the payload, as it was given");
}

//! The header of a frame.

use rstest::rstest;
use websocket::Violation::{
    FragmentedControl, HighestBit, LongControl, LongForm, ReservedBits, UnknownOpcode, Unmasked,
};
use websocket::{Header, Opcode, Violation};

use crate::client::KEY;

/// If the payload is short, two bytes are enough: FIN and the opcode in the first, the mask bit and the length in the
/// second. The key of the mask follows, and then the payload, which `Header::read` ignores. `header` here makes a
/// header of FIN, opcode and length, with the RFC's key, `37 fa 21 3d`. (RFC 6455 §5.2; the first case is the masked
/// "Hello" of §5.7)
#[rstest]
#[case::hello(&[0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f], header(true, Opcode::Text, 5))]
#[case::another_mask(
    &[0x81, 0x85, 0, 1, 2, 255],
    Header { fin: true, opcode: Opcode::Text, length: 5, mask: [0, 1, 2, 255] }
)]
#[case::more_to_come(&[0x01, 0x85, 0x37, 0xfa, 0x21, 0x3d], header(false, Opcode::Text, 5))]
#[case::bytes(&[0x82, 0x85, 0x37, 0xfa, 0x21, 0x3d], header(true, Opcode::Binary, 5))]
#[case::a_continuation(&[0x00, 0x85, 0x37, 0xfa, 0x21, 0x3d], header(false, Opcode::Continuation, 5))]
#[case::a_close(&[0x88, 0x80, 0x37, 0xfa, 0x21, 0x3d], header(true, Opcode::Close, 0))]
#[case::a_ping(&[0x89, 0xfd, 0x37, 0xfa, 0x21, 0x3d], header(true, Opcode::Ping, 125))]
#[case::a_pong(&[0x8a, 0x85, 0x37, 0xfa, 0x21, 0x3d], header(true, Opcode::Pong, 5))]
fn a_header_says_what_follows(#[case] bytes: &[u8], #[case] expected: Header) {
    let found = Header::read(bytes).map(|header| header.map(in_words));
    let expected = Ok(Some(in_words(expected)));
    assert_eq!(found, expected, "the header in {bytes:02x?}");
}

/// The network cuts bytes anywhere, also in the middle of a header. That is no error: more bytes will come.
#[rstest]
#[case::one_byte(&[0x81])]
#[case::half_a_mask(&[0x81, 0x85, 0x37, 0xfa, 0x21])]
fn a_header_that_is_not_whole_is_waited_for(#[case] bytes: &[u8]) {
    let found = Header::read(bytes);
    assert_eq!(found, Ok(None), "the header in {bytes:02x?}");
}

/// Seven bits hold lengths up to 125. The value 126 means that the length is in the next two bytes, and 127 that it is
/// in the next eight, the most significant byte first (network byte order). Then comes the mask. The last two cases are
/// limits of the rules below, and may pass at once. (RFC 6455 §5.2)
#[rstest]
#[case::in_two_bytes(&[0x82, 0xfe, 0x01, 0x02], Some(258))]
#[case::in_eight_bytes(&[0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 0], Some(65_536))]
#[case::the_shortest_in_two_bytes(&[0x82, 0xfe, 0x00, 0x7e], Some(126))]
#[case::more_than_there_is(&[0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255], Some(u64::MAX / 2))]
fn a_longer_length_takes_more_bytes(#[case] bytes: &[u8], #[case] expected: Option<u64>) {
    let found = Header::read(&[bytes, &KEY].concat());
    let length = found.map(|header| header.map(|header| header.length));
    assert_eq!(length, Ok(expected), "the length in {bytes:02x?}");

    let cut = &bytes[..bytes.len() - 1];
    assert_eq!(Header::read(cut), Ok(None), "without its last byte");
}

/// A frame that breaks the protocol is refused. The receiver cannot guess the meaning of an unknown opcode. Reserved
/// bits belong to extensions, and there are none here. A length in a longer form than it needs could get past a check
/// that knows only one form. A client always masks: a server that accepts other frames lets a page write bytes of its
/// choice to every proxy in between. A control frame is answered at once, also in the middle of a long message, so it
/// is short and not fragmented. The first two bytes show most breaches, and then the receiver does not wait for more
/// bytes. Each header here has one breach. If a header has several, any of them may be named. (RFC 6455 §5.1, §5.2,
/// §5.5, §10.3)
#[rstest]
#[case::not_masked(&[vec![0x81, 0x05], vec![0x81, 0x7e]], Unmasked)]
#[case::data_of_no_kind(&[vec![0x83, 0x85]], UnknownOpcode(3))]
#[case::control_of_no_kind(&[vec![0x8f, 0x85]], UnknownOpcode(15))]
#[case::a_reserved_bit(&[vec![0xc1, 0x85], vec![0xa1, 0x85], vec![0x91, 0x85]], ReservedBits)]
#[case::control_in_parts(&[vec![0x09, 0x80]], FragmentedControl)]
#[case::control_of_many_bytes(&[vec![0x89, 0xfe], vec![0x88, 0xff]], LongControl)]
#[case::the_highest_bit(&[vec![0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0]], HighestBit)]
#[case::longer_than_it_needs(
    &[vec![0x82, 0xfe, 0x00, 0x7d], vec![0x82, 0xff, 0, 0, 0, 0, 0, 0, 0xff, 0xff]],
    LongForm
)]
fn what_no_client_may_send_is_refused(#[case] headers: &[Vec<u8>], #[case] expected: Violation) {
    for bytes in headers {
        let found = Header::read(bytes);
        assert_eq!(found, Err(expected.clone()), "for {bytes:02x?}");
    }
}

/// A header with its mask in hexadecimal, as the bytes are in the test.
fn in_words(header: Header) -> String {
    let Header {
        fin,
        opcode,
        length,
        mask,
    } = header;
    format!("fin {fin}, opcode {opcode:?}, length {length}, mask {mask:02x?}")
}

fn header(fin: bool, opcode: Opcode, length: u64) -> Header {
    Header {
        fin,
        opcode,
        length,
        mask: KEY,
    }
}

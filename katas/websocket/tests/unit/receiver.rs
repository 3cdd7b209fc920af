//! The receiver: takes bytes in any pieces, and gives messages.

use proptest::prelude::*;
use rstest::rstest;
use websocket::Violation::{CloseCode, MessageInMessage, NotUtf8, NothingToContinue, TooBig};
use websocket::{Close, Event, Message, Receiver, Violation};

use crate::client::{
    BINARY, CLOSE, CONTINUATION, KEY, PING, PONG, TEXT, closing, with_fin, without_fin,
};
use crate::hex::Hex;

/// A frame becomes an event: a message, a ping or pong with its payload, a close with its code. A breach in a frame is
/// returned unchanged. All these frames are complete and short. (`with_fin` makes a client's frame with the FIN bit,
/// masked, and `without_fin` one without it: `../support/client.rs`.)
#[rstest]
#[case::a_text(with_fin(TEXT, b"Hello"), Ok(text("Hello")))]
#[case::bytes(with_fin(BINARY, &[1, 2, 255]), Ok(binary(&[1, 2, 255])))]
#[case::a_ping(with_fin(PING, b"are you there?"), Ok(Event::Ping(b"are you there?".to_vec())))]
#[case::a_pong(with_fin(PONG, b"I am"), Ok(Event::Pong(b"I am".to_vec())))]
#[case::a_close(with_fin(CLOSE, &closing(1000, "bye")), Ok(close(1000, "bye")))]
#[case::a_bad_close(with_fin(CLOSE, &closing(1006, "")), Err(CloseCode(1006)))]
fn a_frame_becomes_what_it_means(
    #[case] bytes: Vec<u8>,
    #[case] expected: Result<Event, Violation>,
) {
    let found = Receiver::new(100).next(&mut bytes.as_slice());
    let found = found.map(|event| event.map(in_words));
    let expected = expected.map(in_words).map(Some);
    assert_eq!(found, expected, "what comes of {bytes:02x?}");
}

/// The payload begins after the header, and the size of the header depends on the length. If your code reads the header
/// byte by byte, this passes at once. (RFC 6455 §5.2)
#[rstest]
#[case::with_its_length_in_two_bytes(126)]
#[case::with_its_length_in_eight_bytes(65_536)]
fn a_long_payload_comes_behind_a_longer_header(#[case] length: usize) {
    let payload = vec![7; length];
    let found = Receiver::new(length).next(&mut with_fin(BINARY, &payload).as_slice());
    let Ok(Some(Event::Message(Message::Binary(bytes)))) = found else {
        panic!("{length} bytes should become a binary message, and become {found:?}");
    };
    assert_eq!(Hex(&bytes), Hex(&payload), "what {length} bytes become");
}

/// One write may arrive in several reads, and several writes in one read: TCP carries bytes, and does not know frames.
/// The receiver waits for missing bytes, and extra bytes belong to the next frame. (`received` gives a receiver one
/// piece after the other, and asks it for events until it needs more bytes.) (RFC 9293 §3.8)
#[rstest]
#[case::cut_in_a_header(&[&[0, 3], &[3, 18]])]
#[case::cut_in_a_payload(&[&[0, 8], &[8, 17], &[17, 18]])]
fn bytes_come_in_any_pieces(#[case] pieces: &[&[usize; 2]]) {
    let bytes = [with_fin(PING, b"1234"), with_fin(TEXT, b"56")].concat();
    let pieces = pieces.iter().map(|[start, end]| &bytes[*start..*end]);
    let found = received(100, pieces);
    let expected = all_in_words(Ok(vec![Event::Ping(b"1234".to_vec()), text("56")]));
    assert_eq!(found, expected, "of a ping and a text");
}

/// A client that does not know the length of a message sends it in fragments. The first fragment is no message yet, and
/// the last continuation completes it. The next message may be of the other kind. A ping may come between fragments: it
/// is not part of the message, and is returned before it. If your code keeps both in one buffer, the fourth case fails,
/// else it passes at once. A client may also close the connection in the middle of a message. A fragment may be empty, and
/// the message has begun all the same. Both fragments may arrive in one piece: then the receiver goes on after the
/// first, and does not wait for more bytes. The last two cases may pass at once. (RFC 6455 §5.4)
#[rstest]
#[case::only_a_beginning(&[without_fin(TEXT, b"Hel")], &[])]
#[case::two(&[without_fin(TEXT, b"Hel"), with_fin(CONTINUATION, b"lo")], &[text("Hello")])]
#[case::bytes_behind_a_text(
    &[
        without_fin(TEXT, b"a"), with_fin(CONTINUATION, b"b"),
        without_fin(BINARY, &[255]), with_fin(CONTINUATION, &[254]),
    ],
    &[text("ab"), binary(&[255, 254])]
)]
#[case::a_ping_between_them(
    &[without_fin(TEXT, b"Hel"), with_fin(PING, b"?"), with_fin(CONTINUATION, b"lo")],
    &[Event::Ping(b"?".to_vec()), text("Hello")]
)]
#[case::a_close_between_them(
    &[without_fin(TEXT, b"Hel"), with_fin(CLOSE, &closing(1000, "bye"))],
    &[close(1000, "bye")]
)]
#[case::behind_an_empty_one(&[without_fin(TEXT, b""), with_fin(CONTINUATION, b"lo")], &[text("lo")])]
#[case::two_in_one_piece(
    &[[without_fin(TEXT, b"Hel"), with_fin(CONTINUATION, b"lo")].concat()],
    &[text("Hello")]
)]
fn fragments_are_one_message(#[case] frames: &[Vec<u8>], #[case] expected: &[Event]) {
    let found = received(100, frames.iter().map(Vec::as_slice));
    let expected = all_in_words(Ok(expected.to_vec()));
    assert_eq!(found, expected, "what the fragments become");
}

/// Fragments have no numbers, so only their order tells which belong together. The last case is a limit of the same rule,
/// and may pass at once. (RFC 6455 §5.4)
#[rstest]
#[case::nothing_to_continue(&[with_fin(CONTINUATION, b"lo")], NothingToContinue)]
#[case::bytes_amid_bytes(&[without_fin(BINARY, b"Hel"), with_fin(BINARY, b"lo")], MessageInMessage)]
#[case::a_text_amid_a_text(&[without_fin(TEXT, b"Hel"), with_fin(TEXT, b"lo")], MessageInMessage)]
#[case::bytes_behind_an_empty_fragment(&[without_fin(BINARY, b""), with_fin(BINARY, b"lo")], MessageInMessage)]
fn fragments_come_in_their_order(#[case] frames: &[Vec<u8>], #[case] expected: Violation) {
    let found = received(100, frames.iter().map(Vec::as_slice));
    assert_eq!(found, Err(expected), "what is wrong with the order");
}

/// The whole message must be UTF-8, and not each fragment: `κ` may begin in one fragment and end in the next. The
/// receiver does not wait for the end of a text that is already wrong: three cases here announce more fragments, or
/// many more bytes, and never send them. The last two cases are other limits of the same rule, and may pass at once.
/// (RFC 6455 §5.6, §8.1)
#[rstest]
#[case::no_text(&[with_fin(TEXT, b"\xff")], Err(NotUtf8))]
#[case::wrong_before_the_last_fragment(&[without_fin(TEXT, b"a\xff")], Err(NotUtf8))]
#[case::wrong_before_the_frame_is_whole(
    &[with_fin(TEXT, &[b'\xff'; 100])[..10].to_vec()],
    Err(NotUtf8)
)]
#[case::wrong_before_the_continuation_is_whole(
    &[without_fin(TEXT, b"a"), with_fin(CONTINUATION, &[b'\xff'; 50])[..10].to_vec()],
    Err(NotUtf8)
)]
#[case::cut_amid_a_character(
    &[without_fin(TEXT, b"\xce"), with_fin(CONTINUATION, b"\xba")],
    Ok(vec![text("κ")])
)]
#[case::a_ping_amid_a_character(
    &[without_fin(TEXT, b"a\xce"), with_fin(PING, b"\xff"), with_fin(CONTINUATION, b"\xba")],
    Ok(vec![Event::Ping(b"\xff".to_vec()), text("aκ")])
)]
#[case::half_a_character_at_the_end(
    &[without_fin(TEXT, b"a"), with_fin(CONTINUATION, b"\xce")],
    Err(NotUtf8)
)]
fn a_text_is_utf8_as_a_whole(
    #[case] frames: &[Vec<u8>],
    #[case] expected: Result<Vec<Event>, Violation>,
) {
    let found = received(100, frames.iter().map(Vec::as_slice));
    assert_eq!(found, all_in_words(expected), "of {frames:02x?}");
}

/// Without a limit one client can fill the memory of the server. The header says how many bytes will come, so a message
/// that is too long is refused before they come: in the first two cases its last bytes are never sent. All fragments
/// count together. A ping between them does not count. The third case has exactly the allowed number of bytes. The last
/// one announces 2^63 - 1 bytes: a sum with this number may overflow. Both may pass at once. (RFC 6455 §7.4.1, §10.4)
#[rstest]
#[case::one_byte_more(&[with_fin(TEXT, b"0123456789x")[..6].to_vec()], Err(TooBig { limit: 10 }))]
#[case::in_fragments(
    &[without_fin(TEXT, b"012345"), without_fin(CONTINUATION, b"6789x")[..6].to_vec()],
    Err(TooBig { limit: 10 })
)]
#[case::a_ping_does_not_count(
    &[without_fin(TEXT, b"01234"), with_fin(PING, b"0123456789x"), with_fin(CONTINUATION, b"56789")],
    Ok(vec![Event::Ping(b"0123456789x".to_vec()), text("0123456789")])
)]
#[case::more_than_can_be_counted(
    &[
        without_fin(TEXT, b"012345"),
        [&[0x80, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255], &KEY[..]].concat(),
    ],
    Err(TooBig { limit: 10 })
)]
fn a_message_that_will_be_too_long_is_refused_at_its_header(
    #[case] frames: &[Vec<u8>],
    #[case] expected: Result<Vec<Event>, Violation>,
) {
    let found = received(10, frames.iter().map(Vec::as_slice));
    assert_eq!(found, all_in_words(expected), "with 10 bytes");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The law for all of these tests: however a text is cut into fragments, wherever pings come in between, and in
    /// whatever pieces the bytes arrive, the received text is the sent text. This may pass at once. (RFC 6455 §5.4)
    #[test]
    fn a_text_arrives_however_it_is_cut(
        sent in "[a-zκ€🦀]{0,40}",
        fragment in 1_usize..20,
        pings in any::<bool>(),
        piece in 1_usize..40,
    ) {
        let (bytes, pinged) = in_fragments(&sent, fragment, pings);
        let mut expected = vec![Event::Ping(b"are you there?".to_vec()); pinged];
        expected.push(text(&sent));
        let found = received(1000, bytes.chunks(piece));
        let expected = all_in_words(Ok(expected));
        prop_assert_eq!(found, expected, "fragments of {}, pieces of {}", fragment, piece);
    }
}

/// A text in fragments of this many bytes, with a ping after each but the last, if `pings` says so; and the number of
/// pings.
fn in_fragments(text: &str, size: usize, pings: bool) -> (Vec<u8>, usize) {
    let (mut bytes, mut opcode, mut pinged) = (Vec::new(), TEXT, 0);
    for fragment in text.as_bytes().chunks(size) {
        bytes.extend(without_fin(opcode, fragment));
        opcode = CONTINUATION;
        if pings {
            bytes.extend(with_fin(PING, b"are you there?"));
            pinged += 1;
        }
    }
    bytes.extend(with_fin(opcode, b""));
    (bytes, pinged)
}

/// All events from these pieces, one piece after the other, in words.
#[track_caller]
fn received<'a>(
    limit: usize,
    pieces: impl Iterator<Item = &'a [u8]>,
) -> Result<Vec<String>, Violation> {
    let mut receiver = Receiver::new(limit);
    let mut events = Vec::new();
    for mut piece in pieces {
        while let Some(event) = receiver.next(&mut piece)? {
            events.push(in_words(event));
        }
        let left = "what is left when the receiver wants more";
        assert_eq!(Hex(piece), Hex(b""), "{left}");
    }
    Ok(events)
}

/// An event with its bytes in hexadecimal, as they are in the tests.
fn in_words(event: Event) -> String {
    match event {
        Event::Message(Message::Text(text)) => format!("the text {text:?}"),
        Event::Message(Message::Binary(bytes)) => format!("the bytes {bytes:02x?}"),
        Event::Ping(payload) => format!("a ping with {payload:02x?}"),
        Event::Pong(payload) => format!("a pong with {payload:02x?}"),
        Event::Close(close) => format!("a close with {close:?}"),
    }
}

fn all_in_words(events: Result<Vec<Event>, Violation>) -> Result<Vec<String>, Violation> {
    events.map(|events| events.into_iter().map(in_words).collect())
}

fn text(text: &str) -> Event {
    Event::Message(Message::Text(text.to_owned()))
}

fn binary(bytes: &[u8]) -> Event {
    Event::Message(Message::Binary(bytes.to_vec()))
}

fn close(code: u16, reason: &str) -> Event {
    Event::Close(Some(Close {
        code,
        reason: reason.to_owned(),
    }))
}

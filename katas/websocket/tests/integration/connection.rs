//! A connection: what it reads, what it tells the application, and what it sends.

use std::io::ErrorKind;

use rstest::rstest;
use websocket::{Close, Connection, Ended, Message, Sender, Violation};

use crate::client::{
    BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, closing, with_fin, without_fin,
};
use crate::hex::Hex;
use crate::mocks::app;
use crate::output::Output;
use crate::pipe::{Input, Next};

/// An application gets whole messages and nothing else, each once and in order, and its answers are sent. It need not
/// answer: a WebSocket message is not a request. One read may return several messages, and there may be many reads.
/// When the input ends, the client has gone. The application is told once, so that it can clean up. (`app`, in
/// `mocks.rs`, is the application: what it is told, what it answers, and how the connection ends.)
#[rstest]
#[case::one_without_an_answer(&[("one", None)], 1)]
#[case::one_with_an_answer(&[("one", Some("1"))], 1)]
#[case::several(&[("one", Some("1")), ("two", None), ("three", Some("3"))], 1)]
#[case::in_several_reads(&[("one", Some("1")), ("two", None), ("three", Some("3"))], 3)]
fn a_message_goes_to_the_application_and_its_answer_back(
    #[case] talk: &[(&str, Option<&str>)],
    #[case] reads: usize,
) {
    let (mut sent, mut expected, mut told) = (Vec::new(), Vec::new(), Vec::new());
    for (message, answer) in talk {
        sent.push(with_fin(TEXT, message.as_bytes()));
        told.push((text(message), answer.map(text)));
        expected.extend(answer.map(|answer| plain(0x81, answer.as_bytes())));
    }
    let input: Vec<_> = sent.chunks(sent.len() / reads).map(bytes).collect();
    let output = Output::default();
    let handler = app(&told, &Ended::Vanished, &output);
    let sender = Sender::new(output.clone());
    let ended = Connection::new(Input::new(&input), sender, handler, 100).run();
    assert_eq!(
        Hex(&output.bytes()),
        Hex(&expected.concat()),
        "what was sent"
    );
    assert_eq!(ended, Ended::Vanished, "how it ended");
}

/// The protocol itself answers a ping, with the same bytes, so that the client knows which pong belongs to which ping.
/// The application does not get the ping. A ping between the fragments of a message does not change the message. A pong
/// is an answer, and gets no answer. (RFC 6455 §5.5.2, §5.5.3)
#[test]
fn a_ping_is_answered_and_a_pong_is_not() {
    let controls = [
        with_fin(PING, b"1"),
        with_fin(PONG, b"?"),
        with_fin(PING, b"2"),
    ]
    .concat();
    let sent = bytes(&[
        without_fin(TEXT, b"Hel"),
        controls,
        with_fin(CONTINUATION, b"lo"),
    ]);
    let output = Output::default();
    let handler = app(&[(text("Hello"), None)], &Ended::Vanished, &output);
    let sender = Sender::new(output.clone());
    Connection::new(Input::new(&[sent]), sender, handler, 100).run();
    let expected = [plain(0x8a, b"1"), plain(0x8a, b"2")].concat();
    assert_eq!(Hex(&output.bytes()), Hex(&expected), "what was sent");
}

/// Most clients never send a close: a user closes the lid, or a train enters a tunnel. Then reading or writing fails,
/// and no client is left to send to. An interrupted read means nothing, and is tried again.
#[rstest]
#[case::an_error(&[Next::Error(ErrorKind::ConnectionReset), Next::NoMore], &[], Output::default())]
#[case::behind_an_interrupted_read(
    &[Next::Error(ErrorKind::Interrupted), Next::Error(ErrorKind::ConnectionReset)],
    &[],
    Output::default()
)]
#[case::the_answer_cannot_be_sent(
    &[bytes(&[with_fin(PING, b"?")]), Next::NoMore],
    &[],
    Output::that_fails_once_after(0)
)]
#[case::a_message_cannot_be_sent(
    &[bytes(&[with_fin(TEXT, b"Hello"), with_fin(TEXT, b"?")]), Next::NoMore],
    &[(text("Hello"), Some(text("Hi")))],
    Output::broken()
)]
fn a_client_may_vanish_without_a_word(
    #[case] input: &[Next],
    #[case] talk: &[(Message, Option<Message>)],
    #[case] output: Output,
) {
    let handler = app(talk, &Ended::Vanished, &output);
    let sender = Sender::new(output.clone());
    let ended = Connection::new(Input::new(input), sender, handler, 100).run();
    assert_eq!(ended, Ended::Vanished, "how it ended");
    assert_eq!(Hex(&output.bytes()), Hex(b""), "what was sent");
}

/// A close is answered with a close: the same code, no reason, and no code if none came. Then both sides know that
/// nothing more will come. Nothing after the close is read, not even bytes that have already arrived. A client that
/// closes and does not wait for the answer has closed too: the last case may pass at once. (RFC 6455 §5.5.1, §7.1.2)
#[rstest]
#[case::with_a_code(&closing(1000, ""), Some((1000, "")), Output::default(), b"\x88\x02\x03\xe8")]
#[case::with_a_reason(
    &closing(1001, "so long"),
    Some((1001, "so long")),
    Output::default(),
    b"\x88\x02\x03\xe9"
)]
#[case::without_a_code(b"", None, Output::default(), b"\x88\x00")]
#[case::the_answer_cannot_be_sent(&closing(1000, ""), Some((1000, "")), Output::broken(), b"")]
fn a_close_is_answered_and_is_the_end(
    #[case] payload: &[u8],
    #[case] said: Option<(u16, &str)>,
    #[case] output: Output,
    #[case] expected: &[u8],
) {
    let close = said.map(|(code, reason)| Close {
        code,
        reason: reason.to_owned(),
    });
    let end = Ended::Closed(close);
    let sent = bytes(&[
        with_fin(CLOSE, payload),
        with_fin(PING, b"?"),
        with_fin(TEXT, b"!"),
    ]);
    let handler = app(&[], &end, &output);
    let sender = Sender::new(output.clone());
    let ended = Connection::new(Input::new(&[sent, Next::NoMore]), sender, handler, 100).run();
    assert_eq!(ended, end, "how it ended");
    assert_eq!(Hex(&output.bytes()), Hex(expected), "what was sent");
}

/// The server may close first. Then the client's close is the answer, and gets no answer. Messages that the client sent
/// before still go to the application, but their answers are not sent: the sender refuses them, and this does not end
/// the connection. If your code ends only on I/O errors, this passes at once. (RFC 6455 §5.5.1, §7.1.1)
#[test]
fn the_answer_to_a_close_is_not_answered() {
    let end = Ended::Closed(None);
    let talk = [(text("Hello"), Some(text("too late")))];
    let sent = bytes(&[
        with_fin(TEXT, b"Hello"),
        with_fin(PING, b"?"),
        with_fin(CLOSE, b""),
    ]);
    let output = Output::default();
    let handler = app(&talk, &end, &output);
    let sender = Sender::new(output.clone());
    sender.close(None).expect("nothing was sent before");

    let ended = Connection::new(Input::new(&[sent, Next::NoMore]), sender, handler, 100).run();
    assert_eq!(ended, end, "how it ended");
    assert_eq!(
        Hex(&output.bytes()),
        Hex(b"\x88\x00"),
        "what was sent, all in all"
    );
}

/// After a breach the server does not know where the next frame begins, so the connection fails. The client gets a
/// close with the code, and the violation's words as the reason. The server ignores everything after the breach, but
/// answers what came before it. Each case needs another code: extend `Violation::code` case by case. (RFC 6455 §7.1.7,
/// §7.4.1)
#[rstest]
#[case::a_bad_opcode(vec![0x83, 0x80, 1, 2, 3, 4], Violation::UnknownOpcode(3), 1002)]
#[case::a_text_that_is_none(with_fin(TEXT, b"\xff"), Violation::NotUtf8, 1007)]
#[case::a_message_that_is_too_long(
    with_fin(BINARY, &[0; 101]),
    Violation::TooBig { limit: 100 },
    1009
)]
fn a_violation_is_answered_with_its_code(
    #[case] wrong: Vec<u8>,
    #[case] violation: Violation,
    #[case] code: u16,
) {
    let end = Ended::Failed(violation.clone());
    let talk = [(text("Hello"), Some(text("Hi")))];
    let output = Output::default();
    let handler = app(&talk, &end, &output);
    let sender = Sender::new(output.clone());
    let input = bytes(&[
        with_fin(TEXT, b"Hello"),
        wrong.clone(),
        with_fin(TEXT, b"!"),
    ]);
    let ended = Connection::new(Input::new(&[input, Next::NoMore]), sender, handler, 100).run();
    assert_eq!(ended, end, "how it ended");

    let goodbye = plain(0x88, &closing(code, &violation.to_string()));
    let expected = [plain(0x81, b"Hi"), goodbye].concat();
    assert_eq!(Hex(&output.bytes()), Hex(&expected), "what was sent");

    let output = Output::broken();
    let handler = app(&[], &end, &output);
    let input = Input::new(&[bytes(&[wrong]), Next::NoMore]);
    let ended = Connection::new(input, Sender::new(output), handler, 100).run();
    assert_eq!(ended, end, "how it ended, if the close cannot be written");
}

/// Three codes are enough: 1007 for text that is not UTF-8, 1009 for a message that is too long, and 1002 for every
/// other breach of the protocol. If 1002 is your code for all others, this passes at once. (RFC 6455 §7.4.1)
#[test]
fn every_other_violation_is_a_protocol_error() {
    for violation in [
        Violation::Unmasked,
        Violation::ReservedBits,
        Violation::UnknownOpcode(3),
        Violation::LongForm,
        Violation::HighestBit,
        Violation::FragmentedControl,
        Violation::LongControl,
        Violation::NothingToContinue,
        Violation::MessageInMessage,
        Violation::HalfACode,
        Violation::CloseCode(1005),
    ] {
        assert_eq!(violation.code(), 1002, "the code for {violation:?}");
    }
}

/// A client that has gone looks like a silent client: TCP does not notice a pulled cable. So if a read reaches its time
/// limit, the server sends one ping. Then the client has the same time again to send anything at all. (`quiet()` is a
/// read that returned nothing within its time limit.) The last two cases are limits of the same rule, and may pass at once.
/// (RFC 6455 §5.5.2: a ping may serve as a keepalive)
#[rstest]
#[case::twice(&[quiet(), Next::Error(ErrorKind::TimedOut), Next::NoMore], Output::default(), 1)]
#[case::and_then_a_pong(
    &[quiet(), bytes(&[with_fin(PONG, b"")]), quiet(), quiet(), Next::NoMore],
    Output::default(),
    2
)]
#[case::the_other_way_round(
    &[Next::Error(ErrorKind::TimedOut), quiet(), Next::NoMore],
    Output::default(),
    1
)]
#[case::with_an_interruption(
    &[quiet(), Next::Error(ErrorKind::Interrupted), quiet(), Next::NoMore],
    Output::default(),
    1
)]
#[case::and_the_ping_cannot_be_sent(&[quiet(), Next::NoMore], Output::broken(), 0)]
#[case::and_then_a_part_of_a_frame(
    &[quiet(), Next::Bytes(vec![0x81, 0x85, 1]), quiet(), quiet(), Next::NoMore],
    Output::default(),
    2
)]
fn silence_is_asked_about_once(
    #[case] input: &[Next],
    #[case] output: Output,
    #[case] pings: usize,
) {
    let handler = app(&[], &Ended::Vanished, &output);
    let sender = Sender::new(output.clone());
    let ended = Connection::new(Input::new(input), sender, handler, 100).run();
    assert_eq!(ended, Ended::Vanished, "how it ended");
    assert_eq!(
        Hex(&output.bytes()),
        Hex(&b"\x89\x00".repeat(pings)),
        "what was sent"
    );
}

/// The server has sent a close, and the client takes its time to answer. No ping may follow the close. But the client
/// has twice the time here too, because the connection can still end well. If only I/O errors end your connection, this
/// passes at once. (RFC 6455 §5.5.1, §7.1.1)
#[rstest]
#[case::and_then_comes_its_close(bytes(&[with_fin(CLOSE, b"")]), Ended::Closed(None))]
#[case::and_it_stays_silent(quiet(), Ended::Vanished)]
fn a_silent_client_may_still_answer_a_close(#[case] then: Next, #[case] end: Ended) {
    let output = Output::default();
    let handler = app(&[], &end, &output);
    let sender = Sender::new(output.clone());
    sender.close(None).expect("nothing was sent before");

    let input = Input::new(&[quiet(), then, Next::NoMore]);
    let ended = Connection::new(input, sender, handler, 100).run();
    assert_eq!(ended, end, "how it ended");
    assert_eq!(
        Hex(&output.bytes()),
        Hex(b"\x88\x00"),
        "what was sent, all in all"
    );
}

fn quiet() -> Next {
    Next::Error(ErrorKind::WouldBlock)
}

fn bytes(frames: &[Vec<u8>]) -> Next {
    Next::Bytes(frames.concat())
}

fn text(text: &str) -> Message {
    Message::Text(text.to_owned())
}

/// A server's frame with this first byte and a short payload.
fn plain(first: u8, payload: &[u8]) -> Vec<u8> {
    let length = u8::try_from(payload.len()).expect("it is short");
    [&[first, length], payload].concat()
}

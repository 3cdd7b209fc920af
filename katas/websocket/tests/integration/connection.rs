//! A connection: what comes in, who is told, and what goes out.

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

/// An application hears whole messages and nothing else, each once and in order, and what it answers goes out. It may
/// keep quiet: a WebSocket is no question and answer. One read may give several messages, and there may be many reads;
/// when there is nothing more to read, the client is gone, and the application is told, once, so that it can tidy up.
/// (`app`, in `mocks.rs`, is the application: what it should be told, what it answers, and how it should end.)
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
    let handler = app(&told, &Ended::Vanished);
    let output = Output::default();
    let sender = Sender::new(output.clone());
    let ended = Connection::new(Input::new(&input), sender, handler, 100).run();
    assert_eq!(
        Hex(&output.bytes()),
        Hex(&expected.concat()),
        "what was sent"
    );
    assert_eq!(ended, Ended::Vanished, "how it ended");
}

/// "Are you there?" is answered by the protocol itself, with the same bytes, so that whoever asked twice knows which
/// answer is which. The application hears nothing of it, and a message whose fragments it comes between is none the
/// worse. A pong is an answer, and is not answered. (RFC 6455 §5.5.2, §5.5.3)
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
    let handler = app(&[(text("Hello"), None)], &Ended::Vanished);
    let output = Output::default();
    let sender = Sender::new(output.clone());
    Connection::new(Input::new(&[sent]), sender, handler, 100).run();
    let expected = [plain(0x8a, b"1"), plain(0x8a, b"2")].concat();
    assert_eq!(Hex(&output.bytes()), Hex(&expected), "what was sent");
}

/// Most clients never say goodbye: a lid is closed, a tunnel comes. Then reading gives an error, or writing does, and
/// there is nobody to send anything to. An interrupted read says nothing at all, and is tried again.
#[rstest]
#[case::an_error(&[Next::Error(ErrorKind::ConnectionReset), Next::NoMore], &[], Output::default())]
#[case::behind_an_interrupted_read(
    &[Next::Error(ErrorKind::Interrupted), Next::Error(ErrorKind::ConnectionReset)],
    &[],
    Output::default()
)]
#[case::nobody_takes_the_answer(
    &[bytes(&[with_fin(PING, b"?")]), Next::NoMore],
    &[],
    Output::broken()
)]
#[case::nobody_takes_a_message(
    &[bytes(&[with_fin(TEXT, b"Hello"), with_fin(TEXT, b"?")]), Next::NoMore],
    &[(text("Hello"), Some(text("Hi")))],
    Output::broken()
)]
fn a_client_may_vanish_without_a_word(
    #[case] input: &[Next],
    #[case] talk: &[(Message, Option<Message>)],
    #[case] output: Output,
) {
    let handler = app(talk, &Ended::Vanished);
    let sender = Sender::new(output.clone());
    let ended = Connection::new(Input::new(input), sender, handler, 100).run();
    assert_eq!(ended, Ended::Vanished, "how it ended");
    assert_eq!(Hex(&output.bytes()), Hex(b""), "what was sent");
}

/// A close is answered with a close: the same code, no reason, and no code if none came. Then both sides know that
/// nothing is under way any more, and nothing behind it is read, not even what has already arrived. A client that has
/// said goodbye and does not wait for the answer has said goodbye: the last case may be green at once. (RFC 6455
/// §5.5.1, §7.1.2)
#[rstest]
#[case::with_a_code(&closing(1000, ""), Some((1000, "")), Output::default(), b"\x88\x02\x03\xe8")]
#[case::with_a_reason(
    &closing(1001, "so long"),
    Some((1001, "so long")),
    Output::default(),
    b"\x88\x02\x03\xe9"
)]
#[case::without_a_code(b"", None, Output::default(), b"\x88\x00")]
#[case::nobody_takes_the_answer(&closing(1000, ""), Some((1000, "")), Output::broken(), b"")]
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
    let handler = app(&[], &end);
    let sender = Sender::new(output.clone());
    let ended = Connection::new(Input::new(&[sent, Next::NoMore]), sender, handler, 100).run();
    assert_eq!(ended, end, "how it ended");
    assert_eq!(Hex(&output.bytes()), Hex(expected), "what was sent");
}

/// This side may say goodbye first. Then the client's close is the answer, and is not answered again; and what the
/// client had sent before it knew is still heard, while no answer to it goes out: that the sender refuses is no end.
/// Whoever asks only for errors of the network finds this green at once. (RFC 6455 §5.5.1, §7.1.1)
#[test]
fn the_answer_to_a_close_is_not_answered() {
    let end = Ended::Closed(None);
    let talk = [(text("Hello"), Some(text("too late")))];
    let sent = bytes(&[
        with_fin(TEXT, b"Hello"),
        with_fin(PING, b"?"),
        with_fin(CLOSE, b""),
    ]);
    let handler = app(&talk, &end);
    let output = Output::default();
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

/// After a mistake nobody knows where the next frame begins, so the connection fails: the client is told the code and,
/// in the violation's words, the reason, and nothing else that it says is heard. What it said before is answered as
/// ever. The first case needs one code, and each of the others another one: `Violation::code` grows with them. (RFC
/// 6455 §7.1.7, §7.4.1)
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
    let handler = app(&talk, &end);
    let output = Output::default();
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

    let sender = Sender::new(Output::broken());
    let input = Input::new(&[bytes(&[wrong]), Next::NoMore]);
    let ended = Connection::new(input, sender, app(&[], &end), 100).run();
    assert_eq!(ended, end, "how it ended, if nobody takes the close");
}

/// Three codes are enough: 1007 for what is not UTF-8, 1009 for what is too big, and 1002 for every other breach of the
/// protocol. (RFC 6455 §7.4.1)
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

/// A client that is gone looks like one that has nothing to say: TCP tells nobody about a cable that was pulled. So a
/// client that is silent for as long as a read may take is asked, once, and then it has as long again to say anything
/// at all. (`quiet()` is a read that gave nothing within its time limit.) (RFC 6455 §5.5.2: a ping may serve as a
/// keepalive)
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
#[case::with_nobody_to_ask(&[quiet(), Next::NoMore], Output::broken(), 0)]
fn silence_is_asked_about_once(
    #[case] input: &[Next],
    #[case] output: Output,
    #[case] pings: usize,
) {
    let handler = app(&[], &Ended::Vanished);
    let sender = Sender::new(output.clone());
    let ended = Connection::new(Input::new(input), sender, handler, 100).run();
    assert_eq!(ended, Ended::Vanished, "how it ended");
    assert_eq!(
        Hex(&output.bytes()),
        Hex(&b"\x89\x00".repeat(pings)),
        "what was sent"
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

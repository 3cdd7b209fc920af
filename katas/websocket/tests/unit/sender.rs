//! The sender: messages in, whole frames out.

use rstest::rstest;
use websocket::{Close, Message, SendError, Sender};

use crate::hex::Hex;
use crate::output::Output;

/// Each thing that a server can say is one frame, and is on its way at once: behind a buffer that takes a flush. A
/// reason that is too long for a control frame (125 bytes, of which the code takes two) is cut, but not amid a
/// character: it has to be UTF-8 too. (RFC 6455 §5.5, §5.6)
#[rstest]
#[case::a_text(|to: &To| to.message(&Message::Text("Hi".to_owned())), b"\x81\x02Hi".to_vec())]
#[case::bytes(|to: &To| to.message(&Message::Binary(vec![1, 255])), b"\x82\x02\x01\xff".to_vec())]
#[case::a_ping(|to: &To| to.ping(b"?"), b"\x89\x01?".to_vec())]
#[case::a_pong(|to: &To| to.pong(b"!"), b"\x8a\x01!".to_vec())]
#[case::a_close_without_a_word(|to: &To| to.close(None), b"\x88\x00".to_vec())]
#[case::a_close(|to: &To| to.close(Some(&close("bye"))), b"\x88\x05\x03\xe8bye".to_vec())]
#[case::a_long_reason(|to: &To| to.close(Some(&close(&"x".repeat(124)))), long(b"\x88\x7d\x03\xe8", 123))]
#[case::cut_between_characters(
    |to: &To| to.close(Some(&close(&("x".repeat(122) + "κ")))),
    long(b"\x88\x7c\x03\xe8", 122)
)]
fn everything_is_sent_in_one_frame(
    #[case] send: impl Fn(&To) -> Result<(), SendError>,
    #[case] expected: Vec<u8>,
) {
    let output = Output::default();
    let sent = send(&Sender::new(output.clone()));
    assert_eq!(in_words(sent), Ok(()), "whether it was sent");
    assert_eq!(Hex(&output.bytes()), Hex(&expected), "what was sent");
}

/// A close is the last word: the other side reads nothing that comes behind it. That goes for every clone of the
/// sender, in every thread. (RFC 6455 §5.5.1)
#[test]
fn nothing_is_sent_behind_a_close() {
    let output = Output::default();
    let sender = Sender::new(output.clone());
    let close = sender.clone().close(None);
    assert_eq!(in_words(close), Ok(()), "whether the close was sent");

    let refused = Err(SendError::Closed.to_string());
    let message = sender.message(&Message::Text("Hi".to_owned()));
    assert_eq!(in_words(message), refused, "a message behind the close");
    let another = sender.close(None);
    assert_eq!(in_words(another), refused, "another close behind it");
    assert_eq!(Hex(&output.bytes()), Hex(b"\x88\x00"), "what was sent");
}

type To = Sender<Output>;

/// An error has the system's words in it, and only words can be compared.
fn in_words(sent: Result<(), SendError>) -> Result<(), String> {
    sent.map_err(|error| error.to_string())
}

fn close(reason: &str) -> Close {
    Close {
        code: 1000,
        reason: reason.to_owned(),
    }
}

/// A start, and so many times `x`.
fn long(start: &[u8], count: usize) -> Vec<u8> {
    [start, &vec![b'x'; count]].concat()
}

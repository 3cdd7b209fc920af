//! The sender: takes messages, and writes whole frames.

use std::sync::Barrier;
use std::thread;

use rstest::rstest;
use websocket::{Close, Message, SendError, Sender};

use crate::hex::Hex;
use crate::output::Output;

/// Each message and each control frame of a server is one frame, and is sent at once: a buffer needs a flush for this.
/// A reason that is too long for a control frame (125 bytes, and the code takes two) is cut, but not inside a
/// character: it must be UTF-8 too. (RFC 6455 §5.5, §5.6)
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

/// A close is the last frame: the other side reads nothing after it. This holds for every clone of the sender, in every
/// thread. (RFC 6455 §5.5.1)
#[test]
fn nothing_is_sent_behind_a_close() {
    let output = Output::default();
    let sender = Sender::new(output.clone());
    let close = sender.clone().close(None);
    assert_eq!(in_words(close), Ok(()), "whether the close was sent");

    let refused = Err(SendError::Closed.to_string());
    let message = sender.message(&Message::Text("Hi".to_owned()));
    assert_eq!(in_words(message), refused, "a message after the close");
    let another = sender.close(None);
    assert_eq!(in_words(another), refused, "another close after it");
    assert_eq!(Hex(&output.bytes()), Hex(b"\x88\x00"), "what was sent");
}

/// A ping and a pong have at most 125 bytes, or the client ends the connection, as the RFC says. The sender refuses a
/// longer one before it writes a byte, and the connection still works. (RFC 6455 §5.5)
#[rstest]
#[case::a_ping(|to: &To, payload: &[u8]| to.ping(payload), 0x89)]
#[case::a_pong(|to: &To, payload: &[u8]| to.pong(payload), 0x8a)]
fn a_control_frame_is_not_made_too_long(
    #[case] send: impl Fn(&To, &[u8]) -> Result<(), SendError>,
    #[case] first: u8,
) {
    let output = Output::default();
    let sender = Sender::new(output.clone());
    let refused = Err(SendError::LongControl.to_string());
    assert_eq!(in_words(send(&sender, &[b'x'; 126])), refused, "126 bytes");
    assert_eq!(in_words(send(&sender, &[b'x'; 125])), Ok(()), "125 bytes");
    let expected = long(&[first, 125], 125);
    assert_eq!(Hex(&output.bytes()), Hex(&expected), "what was sent");
}

/// If a network is slow for too long, a write fails in the middle of a frame. The client would read later bytes as the
/// rest of that frame. So no clone may write again, even if the writer would accept it. If a flush fails, a part of the
/// frame may still be in a buffer. (RFC 6455 §5.4)
#[rstest]
#[case::it_breaks_off(|to: &To| to.message(&Message::Text("Hello".to_owned())), Output::that_fails_once_after(3), b"\x81\x05H")]
#[case::its_flush_fails(|to: &To| to.message(&Message::Text("Hi".to_owned())), Output::that_cannot_flush_once(), b"\x81\x02Hi")]
#[case::the_flush_of_a_ping_fails(|to: &To| to.ping(b"?"), Output::that_cannot_flush_once(), b"\x89\x01?")]
fn nothing_is_sent_behind_half_a_frame(
    #[case] send: impl Fn(&To) -> Result<(), SendError>,
    #[case] output: Output,
    #[case] written: &[u8],
) {
    let sender = Sender::new(output.clone());
    let half = send(&sender);
    assert!(
        matches!(half, Err(SendError::Io(_))),
        "a frame that is not sent whole: {half:?}"
    );

    let pong = sender.clone().pong(b"!");
    assert!(
        matches!(pong, Err(SendError::Io(_))),
        "a pong after it: {pong:?}"
    );
    assert_eq!(Hex(&output.written()), Hex(written), "what was written");
}

/// Eight threads send over one connection, and each write may take fewer bytes than given: here one byte. Still every
/// frame stays whole, its header with its payload, and no byte is lost. The lock is given: if your code holds it for the
/// whole frame, this passes at once. (RFC 6455 §5.4)
#[test]
fn frames_from_several_threads_stay_whole() {
    let output = Output::that_takes_one_byte_at_a_time();
    let sender = Sender::new(output.clone());
    let first = sender.message(&Message::Text("c".repeat(20)));
    assert_eq!(in_words(first), Ok(()), "whether it was sent");
    let begin = Barrier::new(8);
    thread::scope(|scope| {
        for letter in ["a", "b", "d", "e", "f", "g", "h", "i"] {
            let (sender, begin) = (sender.clone(), &begin);
            scope.spawn(move || {
                begin.wait();
                for _ in 0..400 {
                    let sent = sender.message(&Message::Text(letter.repeat(20)));
                    assert_eq!(in_words(sent), Ok(()), "whether it was sent");
                }
            });
        }
    });
    let sent = output.bytes();
    assert_eq!(sent.len(), 3201 * 22, "the bytes of 3201 frames");
    for frame in sent.chunks(22) {
        let expected = [&[0x81, 20], &[frame[21]; 20][..]].concat();
        assert_eq!(Hex(frame), Hex(&expected), "a frame of one letter");
    }
}

type To = Sender<Output>;

/// The error as text: errors of the system cannot be compared, but their texts can.
fn in_words(sent: Result<(), SendError>) -> Result<(), String> {
    sent.map_err(|error| error.to_string())
}

fn close(reason: &str) -> Close {
    Close {
        code: 1000,
        reason: reason.to_owned(),
    }
}

/// A start, and this many times `x`.
fn long(start: &[u8], count: usize) -> Vec<u8> {
    [start, &vec![b'x'; count]].concat()
}

//! Close codes: which of them may be sent, and which only mean that none came.

use rstest::rstest;
use websocket::Violation::{CloseCode, HalfACode, NotUtf8};
use websocket::{Close, Violation, is_for_the_wire};

/// A program reports 1005 when no code came, and 1006 when no close came at all. Sending one of them would say "I have
/// sent nothing". 1004 and 1016 to 2999 have no meaning (yet). Libraries register 3000 to 3999, and 4000 to 4999 are
/// yours. 1012 to 1014 came after the RFC. (RFC 6455 §7.4, IANA's "WebSocket Close Code Number Registry")
#[rstest]
#[case::all_is_said(&[1000], true)]
#[case::of_no_meaning(&[0, 999, 1016, 1100, 2000, 2999], false)]
#[case::the_protocols_own(&[1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014], true)]
#[case::not_to_be_sent(&[1004, 1005, 1006, 1015], false)]
#[case::of_applications(&[3000, 3999, 4000, 4999], true)]
#[case::beyond(&[5000, 65_535], false)]
fn a_close_code_is_for_the_wire_or_it_is_not(#[case] codes: &[u16], #[case] expected: bool) {
    for code in codes {
        let found = is_for_the_wire(*code);
        assert_eq!(found, expected, "whether {code} is for the wire");
    }
}

/// A close may be empty. Otherwise it begins with a code in network byte order, and a reason for people follows. Half a
/// code, a code that no side may send, and a reason that is not UTF-8 are breaches like all others. (RFC 6455 §5.5.1,
/// §7.4, §8.1)
#[rstest]
#[case::nothing(b"", Ok(None))]
#[case::a_code(b"\x03\xe8", Ok(Some(close(1000, ""))))]
#[case::a_code_and_a_reason(b"\x0f\xa0bye \xce\xba", Ok(Some(close(4000, "bye κ"))))]
#[case::half_a_code(b"\x03", Err(HalfACode))]
#[case::a_code_that_must_not_be_sent(b"\x03\xed", Err(CloseCode(1005)))]
#[case::a_reason_that_is_no_text(b"\x03\xe8bye \xce", Err(NotUtf8))]
fn a_close_may_say_why(#[case] payload: &[u8], #[case] expected: Result<Option<Close>, Violation>) {
    assert_eq!(Close::read(payload), expected, "in {payload:02x?}");
}

fn close(code: u16, reason: &str) -> Close {
    Close {
        code,
        reason: reason.to_owned(),
    }
}

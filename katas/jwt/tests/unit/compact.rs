//! The compact serialisation: three segments, and dots between them.

use jwt::compact::text_to_sign;
use jwt::{Part, SegmentError, Token, TokenError};
use rstest::rstest;

use crate::rfc7515;

/// The signature is for the text that is sent, not for the JSON: both segments with the dot between them. So issuer and
/// verifier need not agree on white space or on the order of names. (RFC 7515 §5.1 and Appendix A.1)
#[test]
fn what_is_signed_is_two_segments_and_a_dot() {
    let text = text_to_sign(rfc7515::HEADER, rfc7515::PAYLOAD);
    assert_eq!(
        text,
        rfc7515::SIGNED_TEXT,
        "header.payload, each as base64url"
    );
}

/// A token is split at its dots, without any key. The signed text stays exactly as it was received: here the JSON has
/// line breaks that no other program would write again. (RFC 7515 §5.2 and Appendix A.1)
#[rstest]
#[case::signed(
    rfc7515::TOKEN,
    rfc7515::HEADER,
    rfc7515::PAYLOAD,
    &rfc7515::SIGNATURE,
    rfc7515::SIGNED_TEXT
)]
#[case::without_signature("e30.e30.", "{}", "{}", &[], "e30.e30")]
#[case::nothing_but_the_dots("..", "", "", &[], ".")]
fn a_token_comes_apart_at_its_dots(
    #[case] text: &str,
    #[case] header: &str,
    #[case] payload: &str,
    #[case] signature: &[u8],
    #[case] signed_text: &str,
) {
    let expected = Token {
        header: header.into(),
        payload: payload.into(),
        signature: signature.into(),
        signed_text,
    };
    assert_eq!(Token::parse(text), Ok(expected), "for the text {text:?}");
}

/// A token has exactly three parts, which are counted first, and each part is base64url. If a fourth part were ignored,
/// an attacker could write anything into it. Five parts are an encrypted token, which this kata does not read. (RFC
/// 7515 §5.2, RFC 7519 §7.2)
#[rstest]
#[case::two_parts_and_a_bad_one("e3*.e30", TokenError::Parts { found: 2 })]
#[case::a_dot_at_the_end("e30.e30.c2ln.", TokenError::Parts { found: 4 })]
#[case::five_parts("e30.e30.c2ln.e30.c2ln", TokenError::Parts { found: 5 })]
#[case::a_bad_header("e3*.e30.c2ln", bad(Part::Header, '*', 2))]
#[case::a_bad_payload("e30. e30.c2ln", bad(Part::Payload, ' ', 0))]
#[case::a_bad_signature("e30.e30.c2ln\n", bad(Part::Signature, '\n', 4))]
#[case::the_first_of_two("e30.+.+", bad(Part::Payload, '+', 0))]
#[case::nothing_at_all("", TokenError::Parts { found: 1 })]
fn what_is_not_three_segments_is_refused(#[case] text: &str, #[case] expected: TokenError) {
    assert_eq!(Token::parse(text), Err(expected), "for the text {text:?}");
}

fn bad(part: Part, character: char, position: usize) -> TokenError {
    TokenError::Segment {
        part,
        problem: SegmentError::ForeignCharacter {
            character,
            position,
        },
    }
}

//! base64url: bytes to text and back.

use jwt::SegmentError;
use jwt::SegmentError::{ForeignCharacter, ImpossibleLength, Padding, StrayBits};
use jwt::segment::{decode, encode};

use proptest::prelude::*;
use rstest::rstest;

/// The smallest case there is: no bytes need no characters. A token without a signature really has such a part.
/// (RFC 4648 §10)
#[test]
fn nothing_encodes_to_nothing() {
    assert_eq!(encode(b""), "", "no bytes need no characters");
}

/// Three bytes are 24 bits, and 24 bits are four characters of six bits each, looked up in the alphabet that
/// is safe in an address: 62 is `-` and 63 is `_`, where plain base64 has `+` and `/`. (RFC 4648 §5 and §10)
#[rstest]
#[case::lowest_and_highest(&[0x00, 0x00, 0x3f], "AAA_")]
#[case::one_group(b"foo", "Zm9v")]
#[case::two_groups(b"foobar", "Zm9vYmFy")]
#[case::safe_in_an_address(&[0xfb, 0xff, 0xbe], "-_--")]
fn three_bytes_become_four_characters(#[case] bytes: &[u8], #[case] expected: &str) {
    assert_eq!(encode(bytes), expected, "for the bytes {bytes:?}");
}

/// One byte over is eight bits: two characters, the second filled up with zeros. Two bytes over are three
/// characters. Plain base64 would now add `=` up to a multiple of four; a token does not. (RFC 7515 §2 and
/// Appendix C)
#[rstest]
#[case::one_byte(b"f", "Zg")]
#[case::two_bytes(b"fo", "Zm8")]
#[case::one_over(b"foob", "Zm9vYg")]
#[case::two_over(b"fooba", "Zm9vYmE")]
#[case::appendix_c(&[3, 236, 255, 224, 193], "A-z_4ME")]
fn bytes_left_over_get_no_padding(#[case] bytes: &[u8], #[case] expected: &str) {
    assert_eq!(encode(bytes), expected, "for the bytes {bytes:?}");
}

/// "It is encoded" is often said as if it meant "it is encrypted". Here is a card's PIN on its way back, and
/// there is no key among the arguments of `decode`. (RFC 4648 §12)
#[rstest]
#[case::nothing("", "")]
#[case::one_group("Zm9v", "foo")]
#[case::a_secret("eyJwaW4iOjEyMzR9", r#"{"pin":1234}"#)]
#[case::safe_in_an_address("Pz8-Pz8_", "??>???")]
fn encoded_is_not_encrypted(#[case] text: &str, #[case] expected: &str) {
    let decoded = decode(text).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert_eq!(decoded, Ok(expected.to_owned()), "for the text {text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A law rather than an example: whatever the bytes, and however many are left over after the last group
    /// of three, decoding gives back what was encoded. (RFC 4648 §5)
    #[test]
    fn whatever_is_encoded_comes_back(bytes in prop::collection::vec(any::<u8>(), 0..24)) {
        let text = encode(&bytes);
        prop_assert_eq!(decode(&text), Ok(bytes), "encoded as {:?}", text);
    }
}

/// A reader that skips what it does not know reads something else than the next reader does. The other
/// alphabet, white space and padding are not spellings of the same thing here: each is refused, with its
/// place counted from 0. (RFC 4648 §3.3, RFC 7515 §2)
#[rstest]
#[case::plain_base64_plus("Zm+v", ForeignCharacter { character: '+', position: 2 })]
#[case::plain_base64_slash("Zm9/", ForeignCharacter { character: '/', position: 3 })]
#[case::a_space(" Zm9v", ForeignCharacter { character: ' ', position: 0 })]
#[case::a_line_break("Zm9v\n", ForeignCharacter { character: '\n', position: 4 })]
#[case::more_than_a_byte("Zmé", ForeignCharacter { character: 'é', position: 2 })]
#[case::place_in_characters("Z*é=", ForeignCharacter { character: '*', position: 1 })]
#[case::padding("Zg==", Padding { position: 2 })]
#[case::nothing_but_padding("=", Padding { position: 0 })]
fn only_the_64_characters_are_accepted(#[case] text: &str, #[case] expected: SegmentError) {
    assert_eq!(decode(text), Err(expected), "for the text {text:?}");
}

/// Some texts have only good characters and are still no bytes. One character over is six bits, which no byte fits
/// into. And the bits that fill up the last character must be zero: were they ignored, one token would have several
/// spellings, and a list of revoked tokens would know only one of them. (RFC 4648 §3.5)
#[rstest]
#[case::one_character("Z", ImpossibleLength { length: 1 })]
#[case::five_characters("Zm9vY", ImpossibleLength { length: 5 })]
#[case::four_stray_bits("Zh", StrayBits { character: 'h', position: 1 })]
#[case::the_highest_of_four("Zo", StrayBits { character: 'o', position: 1 })]
#[case::two_stray_bits("Zm9", StrayBits { character: '9', position: 2 })]
#[case::the_higher_of_two("Zm9vZm-", StrayBits { character: '-', position: 6 })]
fn bits_that_belong_to_no_byte_are_refused(#[case] text: &str, #[case] expected: SegmentError) {
    assert_eq!(decode(text), Err(expected), "for the text {text:?}");
}

//! base64url: bytes to text and back.

use jwt::SegmentError;
use jwt::SegmentError::{ForeignCharacter, ImpossibleLength, Padding, StrayBits};
use jwt::segment::{decode, encode};

use proptest::prelude::*;
use rstest::rstest;

/// The smallest case: no bytes need no characters. The last part of a token without a signature is empty. (RFC 4648
/// §10)
#[test]
fn nothing_encodes_to_nothing() {
    assert_eq!(encode(b""), "", "no bytes need no characters");
}

/// Three bytes are 24 bits, and 24 bits are four characters of six bits each, from the alphabet that is safe in a URL:
/// 62 is `-` and 63 is `_`, where plain base64 has `+` and `/`. (RFC 4648 §5 and §10)
#[rstest]
#[case::lowest_and_highest(&[0x00, 0x00, 0x3f], "AAA_")]
#[case::one_group(b"foo", "Zm9v")]
#[case::two_groups(b"foobar", "Zm9vYmFy")]
#[case::safe_in_an_address(&[0xfb, 0xff, 0xbe], "-_--")]
fn three_bytes_become_four_characters(#[case] bytes: &[u8], #[case] expected: &str) {
    assert_eq!(encode(bytes), expected, "for the bytes {bytes:?}");
}

/// One byte left over is eight bits: two characters, and the second is filled up with zeros. Two bytes left over are
/// three characters. Plain base64 would now add `=` up to a multiple of four, but a token has no padding. (RFC 7515 §2
/// and Appendix C)
#[rstest]
#[case::one_byte(b"f", "Zg")]
#[case::two_bytes(b"fo", "Zm8")]
#[case::appendix_c(&[3, 236, 255, 224, 193], "A-z_4ME")]
fn bytes_left_over_get_no_padding(#[case] bytes: &[u8], #[case] expected: &str) {
    assert_eq!(encode(bytes), expected, "for the bytes {bytes:?}");
}

/// Many people say "it is encoded" and mean "it is encrypted". But `decode` reads a card's PIN here, and none of its
/// arguments is a key. Two characters at the end are one byte, three are two bytes. (RFC 4648 §5 and §12)
#[rstest]
#[case::one_group("Zm9v", "foo")]
#[case::a_secret("eyJwaW4iOjEyMzR9", r#"{"pin":1234}"#)]
#[case::two_characters_left("Zm9vZg", "foof")]
#[case::three_characters_left("Zm8", "fo")]
fn encoded_is_not_encrypted(#[case] text: &str, #[case] expected: &str) {
    let decoded = decode(text).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    assert_eq!(decoded, Ok(expected.to_owned()), "for the text {text:?}");
}

/// If one reader skips unknown characters and another does not, they read different bytes. So the other alphabet, white
/// space and padding are errors. The error names the first wrong character and its position, counted from 0. (RFC 4648
/// §3.3, RFC 7515 §2)
#[rstest]
#[case::the_other_alphabet("Zm+v", ForeignCharacter { character: '+', position: 2 })]
#[case::a_space(" Zm9v", ForeignCharacter { character: ' ', position: 0 })]
#[case::more_than_a_byte("Zmš", ForeignCharacter { character: 'š', position: 2 })]
#[case::padding("Zg==", Padding { position: 2 })]
#[case::padding_behind_it("Z/=Zm", ForeignCharacter { character: '/', position: 1 })]
#[case::padding_before_it("Z=/Zm", Padding { position: 1 })]
fn only_the_64_characters_are_accepted(#[case] text: &str, #[case] expected: SegmentError) {
    assert_eq!(decode(text), Err(expected), "for the text {text:?}");
}

/// Some texts have only valid characters, and still do not encode bytes. One character left over is six bits, and a
/// byte has eight. The bits that fill up the last character must be zero. If they were ignored, one token could be
/// written in several ways, and a list of revoked tokens would contain only one of them. (RFC 4648 §3.5)
#[rstest]
#[case::one_character("Z", ImpossibleLength { length: 1 })]
#[case::five_characters("Zm9vY", ImpossibleLength { length: 5 })]
#[case::one_of_four_stray_bits("Zo", StrayBits { character: 'o', position: 1 })]
#[case::one_of_two_stray_bits("Zm9vZm-", StrayBits { character: '-', position: 6 })]
fn bits_that_belong_to_no_byte_are_refused(#[case] text: &str, #[case] expected: SegmentError) {
    assert_eq!(decode(text), Err(expected), "for the text {text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// These two laws summarise all tests above. All bytes come back after encoding and decoding. Every text that
    /// `decode` accepts is exactly the text that `encode` writes. Code that passes the examples should pass here too.
    /// If it fails, you see the smallest bytes, or the shortest text, that the examples forgot. (RFC 4648 §3.5)
    #[test]
    fn bytes_have_one_spelling_and_no_other(
        bytes in prop::collection::vec(any::<u8>(), 0..24),
        text in "[A-Za-z0-9_=-]{0,7}",
    ) {
        let encoded = encode(&bytes);
        prop_assert_eq!(decode(&encoded), Ok(bytes), "encoded as {:?}", encoded);
        if let Ok(decoded) = decode(&text) {
            prop_assert_eq!(encode(&decoded), text, "the spelling of {:?}", decoded);
        }
    }
}

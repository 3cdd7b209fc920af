//! The refresh tokens since one sign-in.

use auth::{Digest, Family, Reused};
use proptest::prelude::*;
use rstest::rstest;

/// The store keeps no refresh token: a thief with a copy of the store could sign in as every user. It keeps the
/// SHA-256, which is fast and has no salt. That is far too little for a password. But a token has 128 random bits, too
/// many to try. (FIPS 180-4 defines the function; the example is NIST's, for `abc`)
#[test]
fn a_token_is_kept_as_its_digest() {
    let digits = format!("{:02x?}", Digest::of("abc").as_bytes()).replace(['[', ',', ' ', ']'], "");
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(digits, expected, "the SHA-256 of `abc`");
}

/// A refresh token works for one exchange, and the next one replaces it. A token that is not the current one was
/// current before. So there is a copy, and the thief may have been faster. (RFC 9700 §4.14.2)
#[rstest]
#[case::the_current_one("second", Ok(family("third")))]
#[case::one_that_was_exchanged("first", Err(Reused))]
fn only_the_current_token_is_exchanged(
    #[case] presented: &str,
    #[case] expected: Result<Family, Reused>,
) {
    let rotated = rotate(&family("second"), presented, "third");
    assert_eq!(
        rotated, expected,
        "{presented:?} is presented, and \"second\" is the current one"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// This law closes the module, and should pass as soon as you reach it. After any number of exchanges, the last
    /// token is valid. Every one before it is not, and not only the one just before.
    #[test]
    fn of_all_the_tokens_of_a_family_only_the_last_is_good(tokens in prop::collection::hash_set("[a-z]{1,4}", 2..8)) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut now = family(&tokens[0]);
        for pair in tokens.windows(2) {
            let next = rotate(&now, &pair[0], &pair[1]);
            prop_assert_eq!(&next, &Ok(family(&pair[1])), "{} for {}", &pair[0], &pair[1]);
            now = next.unwrap_or(now);
        }
        let last = tokens.len() - 1;
        for used in &tokens[..last] {
            prop_assert_eq!(rotate(&now, used, "new"), Err(Reused), "{} again, of {:?}", used, tokens);
        }
    }
}

fn family(token: &str) -> Family {
    Family {
        current: Digest::of(token),
    }
}

fn rotate(family: &Family, presented: &str, next: &str) -> Result<Family, Reused> {
    family.rotate(&Digest::of(presented), Digest::of(next))
}

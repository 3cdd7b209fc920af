//! The rules: which claims are good enough, for whom and at which time.

use std::time::Duration;

use jwt::{Claims, Refusal, Rules};
use rstest::rstest;
use serde_json::json;

/// A token is refused from the moment `exp` on, so exactly at `exp` it is refused. It is valid from the moment `nbf` on
/// (*not before*), so exactly at `nbf` it is valid. A token can be issued today and be valid from tomorrow. A token
/// without `exp` never expires. From 2106 on the seconds do not fit into 32 bits. (RFC 7519 §4.1.4 and §4.1.5)
#[rstest]
#[case::no_exp(json!({}), 1000.0, None)]
#[case::one_second_before_exp(json!({"exp": 1000}), 999.0, None)]
#[case::at_exp(json!({"exp": 1000}), 1000.0, Some(expired(1000.0, 1000.0)))]
#[case::before_a_fraction(json!({"exp": 1000.5}), 1000.25, None)]
#[case::at_a_fraction(json!({"exp": 1000.5}), 1000.5, Some(expired(1000.5, 1000.5)))]
#[case::one_second_before_nbf(json!({"nbf": 1000}), 999.0, Some(not_yet(1000.0, 999.0)))]
#[case::at_nbf(json!({"nbf": 1000}), 1000.0, None)]
#[case::before_a_fraction_of_nbf(json!({"nbf": 1000.5}), 1000.25, Some(not_yet(1000.5, 1000.25)))]
#[case::over_before_it_began(json!({"exp": 1000, "nbf": 2000}), 1500.0, Some(expired(1000.0, 1500.0)))]
#[case::beyond_32_bits(json!({"exp": 4_294_967_300_u64}), 4_294_967_301.0, Some(expired(4_294_967_300.0, 4_294_967_301.0)))]
fn a_token_is_good_from_its_nbf_until_its_exp(
    #[case] claims: serde_json::Value,
    #[case] now: f64,
    #[case] expected: Option<Refusal>,
) {
    let refusal = check(&Rules::default(), &claims, now).err();
    assert_eq!(refusal, expected, "for {claims} at {now}");
}

/// No token is issued in the future. If it seems so, a clock is wrong, or the token is forged. The clocks of two
/// machines always differ a little, so there is a leeway. It always works for the token: `exp` may be that much in the
/// past, `nbf` and `iat` that much in the future. (RFC 7519 §4.1.4 to §4.1.6)
#[rstest]
#[case::issued_within_the_leeway(json!({"iat": 1000}), 5.5, 994.5, None)]
#[case::issued_beyond_the_leeway(json!({"iat": 1000}), 5.5, 994.25, Some(from_the_future(1000.0, 994.25)))]
#[case::begins_within_the_leeway(json!({"nbf": 1000}), 5.5, 994.5, None)]
#[case::begins_beyond_the_leeway(json!({"nbf": 1000, "iat": 1000}), 5.5, 994.25, Some(not_yet(1000.0, 994.25)))]
#[case::ended_within_the_leeway(json!({"exp": 1000}), 5.5, 1005.25, None)]
#[case::ended_as_the_leeway_does(json!({"exp": 1000}), 5.5, 1005.5, Some(expired(1000.0, 1005.5)))]
fn leeway_works_for_the_token_at_both_ends(
    #[case] claims: serde_json::Value,
    #[case] leeway: f64,
    #[case] now: f64,
    #[case] expected: Option<Refusal>,
) {
    let rules = Rules {
        leeway: Duration::from_secs_f64(leeway),
        ..Rules::default()
    };
    let refusal = check(&rules, &claims, now).err();
    assert_eq!(refusal, expected, "for {claims} at {now}, leeway {leeway}");
}

/// Two issuers may share a key and have different rights. The name is compared as a whole and letter for letter:
/// `https://id.example.evil.test` begins like `https://id.example` but has another owner. (RFC 7519 §4.1.1)
#[rstest]
#[case::the_expected_one("https://id.example", true)]
#[case::a_longer_name("https://id.example.evil.test", false)]
#[case::a_shorter_name("https://id", false)]
#[case::capitals("https://ID.example", false)]
#[case::a_slash_behind("https://id.example/", false)]
fn the_issuer_is_compared_letter_for_letter(#[case] found: &str, #[case] good: bool) {
    let wanted = "https://id.example".to_owned();
    let rules = Rules {
        issuer: Some(wanted.clone()),
        ..Rules::default()
    };
    let verdict = check(&rules, &json!({"iss": found}), 0.0);
    let expected = if good {
        Ok(())
    } else {
        Err(Refusal::Issuer {
            expected: wanted,
            found: found.to_owned(),
        })
    };
    assert_eq!(verdict, expected, "for the issuer {found}");
}

/// A token for the shop is valid at the shop only. If the bank accepted it, the shop's owner could use it at the bank.
/// So a verifier refuses a token that names other audiences. A verifier without a name refuses every token that names
/// an audience. (RFC 7519 §4.1.3, RFC 8725 §3.9)
#[rstest]
#[case::for_us(Some("bank"), json!({"aud": "bank"}), None)]
#[case::for_us_among_others(Some("bank"), json!({"aud": ["shop", "bank", "post"]}), None)]
#[case::for_others(
    Some("bank"),
    json!({"aud": ["shop", "ban", "Bank"]}),
    Some(not_for("bank", &["shop", "ban", "Bank"]))
)]
#[case::for_a_longer_name(Some("bank"), json!({"aud": "bank-test"}), Some(not_for("bank", &["bank-test"])))]
#[case::for_an_empty_list(Some("bank"), json!({"aud": []}), Some(not_for("bank", &[])))]
#[case::we_have_no_name(
    None,
    json!({"aud": "shop"}),
    Some(Refusal::UnexpectedAudience { found: vec!["shop".to_owned()] })
)]
#[case::no_names_at_all(
    None,
    json!({"aud": []}),
    Some(Refusal::UnexpectedAudience { found: vec![] })
)]
fn a_token_for_others_is_refused(
    #[case] audience: Option<&str>,
    #[case] claims: serde_json::Value,
    #[case] expected: Option<Refusal>,
) {
    let rules = Rules {
        audience: audience.map(str::to_owned),
        ..Rules::default()
    };
    let refusal = check(&rules, &claims, 0.0).err();
    assert_eq!(refusal, expected, "by {audience:?}, for {claims}");
}

/// Every claim that a verifier needs must be present. A token without an issuer is not from the expected issuer, and a
/// token without an audience is not for us. A verifier that wants every token to expire can require `exp`. (RFC 8725
/// §3.8, §3.9)
#[rstest]
#[case::all_there(
    Rules { required: names(&["exp", "role", "admin", "groups", "note"]), ..Rules::default() },
    json!({"exp": 9, "role": null, "admin": false, "groups": [], "note": ""}),
    None
)]
#[case::the_first_of_two(
    Rules { required: names(&["exp", "role"]), ..Rules::default() },
    json!({"iat": 0}),
    Some("exp")
)]
#[case::the_second_of_two(
    Rules { required: names(&["exp", "role"]), ..Rules::default() },
    json!({"exp": 9}),
    Some("role")
)]
#[case::no_issuer(
    Rules { issuer: Some("id".to_owned()), audience: Some("bank".to_owned()), ..Rules::default() },
    json!({}),
    Some("iss")
)]
#[case::no_audience(
    Rules { audience: Some("bank".to_owned()), required: names(&["exp"]), ..Rules::default() },
    json!({}),
    Some("aud")
)]
fn what_is_expected_must_be_there(
    #[case] rules: Rules,
    #[case] claims: serde_json::Value,
    #[case] missing: Option<&str>,
) {
    let expected = match missing {
        Some(name) => Err(Refusal::Missing {
            name: name.to_owned(),
        }),
        None => Ok(()),
    };
    assert_eq!(check(&rules, &claims, 0.0), expected, "for {claims}");
}

fn check(rules: &Rules, claims: &serde_json::Value, now: f64) -> Result<(), Refusal> {
    let claims = Claims::parse(claims.to_string().as_bytes()).expect("the claims are well-formed");
    rules.check(&claims, Duration::from_secs_f64(now))
}

fn expired(exp: f64, now: f64) -> Refusal {
    Refusal::Expired { exp, now }
}

fn not_yet(nbf: f64, now: f64) -> Refusal {
    Refusal::NotYetValid { nbf, now }
}

fn from_the_future(iat: f64, now: f64) -> Refusal {
    Refusal::FromTheFuture { iat, now }
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

fn not_for(us: &str, found: &[&str]) -> Refusal {
    Refusal::Audience {
        expected: us.to_owned(),
        found: names(found),
    }
}

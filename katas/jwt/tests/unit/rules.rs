//! The rules: which claims are good enough, for whom and at which time.

use std::time::Duration;

use jwt::{Claims, Refusal, Rules};
use rstest::rstest;
use serde_json::json;

/// `exp` is the moment from which on a token must not be accepted, so at that very moment it is refused
/// already. Without `exp` it never expires. (RFC 7519 §4.1.4)
#[rstest]
#[case::no_exp(json!({}), 1000.0, true)]
#[case::one_second_before(json!({"exp": 1000}), 999.0, true)]
#[case::on_the_second(json!({"exp": 1000}), 1000.0, false)]
#[case::long_after(json!({"exp": 1000}), 2000.0, false)]
#[case::within_the_last_second(json!({"exp": 1000.5}), 1000.25, true)]
#[case::on_the_fraction(json!({"exp": 1000.5}), 1000.5, false)]
#[case::before_1970(json!({"exp": -1}), 0.0, false)]
fn a_token_ends_at_its_exp(
    #[case] claims: serde_json::Value,
    #[case] now: f64,
    #[case] good: bool,
) {
    let verdict = check(&Rules::default(), &claims, now);
    let expected = if good {
        Ok(())
    } else {
        Err(Refusal::Expired {
            exp: number(&claims, "exp"),
            now,
        })
    };
    assert_eq!(verdict, expected, "for {claims} at {now}");
}

/// A token can be handed out today and be good from tomorrow on. Unlike `exp`, the moment itself is allowed: *not
/// before*. (RFC 7519 §4.1.5)
#[rstest]
#[case::one_second_before(json!({"nbf": 1000}), 999.0, false)]
#[case::on_the_second(json!({"nbf": 1000}), 1000.0, true)]
#[case::after(json!({"nbf": 1000}), 1001.0, true)]
#[case::before_the_fraction(json!({"nbf": 1000.5}), 1000.25, false)]
fn a_token_begins_at_its_nbf(
    #[case] claims: serde_json::Value,
    #[case] now: f64,
    #[case] good: bool,
) {
    let verdict = check(&Rules::default(), &claims, now);
    let expected = if good {
        Ok(())
    } else {
        Err(Refusal::NotYetValid {
            nbf: number(&claims, "nbf"),
            now,
        })
    };
    assert_eq!(verdict, expected, "for {claims} at {now}");
}

/// Nothing is issued in the future. If it seems so, a clock is wrong or somebody made the token up; and no
/// machine's clock is quite like another's, which is what the leeway is for. It works for the token every
/// time: `exp` may be that much in the past, `nbf` and `iat` that much in the future. (RFC 7519 §4.1.4 to
/// §4.1.6)
#[rstest]
#[case::issued_now(json!({"iat": 1000}), 0, 1000.0, None)]
#[case::issued_in_the_future(
    json!({"iat": 1000}),
    0,
    999.0,
    Some(Refusal::FromTheFuture { iat: 1000.0, now: 999.0 })
)]
#[case::issued_within_the_leeway(json!({"iat": 1000}), 5, 995.0, None)]
#[case::issued_beyond_the_leeway(
    json!({"iat": 1000}),
    5,
    994.0,
    Some(Refusal::FromTheFuture { iat: 1000.0, now: 994.0 })
)]
#[case::begins_within_the_leeway(json!({"nbf": 1000}), 5, 995.0, None)]
#[case::begins_beyond_the_leeway(
    json!({"nbf": 1000}),
    5,
    994.0,
    Some(Refusal::NotYetValid { nbf: 1000.0, now: 994.0 })
)]
#[case::ended_within_the_leeway(json!({"exp": 1000}), 5, 1004.0, None)]
#[case::ended_as_the_leeway_does(
    json!({"exp": 1000}),
    5,
    1005.0,
    Some(Refusal::Expired { exp: 1000.0, now: 1005.0 })
)]
fn leeway_works_for_the_token_at_both_ends(
    #[case] claims: serde_json::Value,
    #[case] leeway: u64,
    #[case] now: f64,
    #[case] expected: Option<Refusal>,
) {
    let rules = Rules {
        leeway: Duration::from_secs(leeway),
        ..Rules::default()
    };
    let refusal = check(&rules, &claims, now).err();
    assert_eq!(refusal, expected, "for {claims} at {now}, leeway {leeway}");
}

/// Two issuers may share a key without having the same say. The name is compared as a whole and letter for letter:
/// `https://id.example.evil.test` begins like `https://id.example` and belongs to somebody else. (RFC 7519 §4.1.1)
#[rstest]
#[case::nobody_expected(None, json!({"iss": "https://id.example"}), None)]
#[case::the_expected_one(Some("https://id.example"), json!({"iss": "https://id.example"}), None)]
#[case::another(Some("https://id.example"), json!({"iss": "joe"}), Some("joe"))]
#[case::a_longer_name(
    Some("https://id.example"),
    json!({"iss": "https://id.example.evil.test"}),
    Some("https://id.example.evil.test")
)]
#[case::a_shorter_name(Some("https://id.example"), json!({"iss": "https://id"}), Some("https://id"))]
#[case::capitals(
    Some("https://id.example"),
    json!({"iss": "https://ID.example"}),
    Some("https://ID.example")
)]
fn the_issuer_is_compared_letter_for_letter(
    #[case] issuer: Option<&str>,
    #[case] claims: serde_json::Value,
    #[case] wrong: Option<&str>,
) {
    let rules = Rules {
        issuer: issuer.map(str::to_owned),
        ..Rules::default()
    };
    let expected = match (issuer, wrong) {
        (Some(expected), Some(found)) => Err(Refusal::Issuer {
            expected: expected.to_owned(),
            found: found.to_owned(),
        }),
        _ => Ok(()),
    };
    assert_eq!(
        check(&rules, &claims, 0.0),
        expected,
        "{issuer:?} expected, for {claims}"
    );
}

/// A token for the shop is good at the shop. If the bank took it too, then whoever runs the shop could go to
/// the bank with it. So a token that names its audience is refused by all that it does not name, and by
/// whoever cannot say who they are. (RFC 7519 §4.1.3, RFC 8725 §3.9)
#[rstest]
#[case::for_nobody_in_particular(None, json!({}), None)]
#[case::for_us(Some("bank"), json!({"aud": "bank"}), None)]
#[case::for_us_among_others(Some("bank"), json!({"aud": ["shop", "bank"]}), None)]
#[case::for_another(Some("bank"), json!({"aud": "shop"}), Some(not_for("bank", &["shop"])))]
#[case::for_others(
    Some("bank"),
    json!({"aud": ["shop", "post"]}),
    Some(not_for("bank", &["shop", "post"]))
)]
#[case::for_a_longer_name(Some("bank"), json!({"aud": "bank-test"}), Some(not_for("bank", &["bank-test"])))]
#[case::for_an_empty_list(Some("bank"), json!({"aud": []}), Some(not_for("bank", &[])))]
#[case::we_have_no_name(
    None,
    json!({"aud": "shop"}),
    Some(Refusal::UnexpectedAudience { found: vec!["shop".to_owned()] })
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

/// What a verifier counts on must be there: a token that says nothing about its issuer is not from the
/// expected one, one without an audience is not for us, and whoever wants every token to expire can require
/// `exp`. (RFC 8725 §3.8, §3.9)
#[rstest]
#[case::all_there(
    Rules { required: names(&["exp", "role"]), ..Rules::default() },
    json!({"exp": 9, "role": null}),
    None
)]
#[case::no_exp(Rules { required: names(&["exp"]), ..Rules::default() }, json!({"iat": 0}), Some("exp"))]
#[case::the_second_of_two(
    Rules { required: names(&["exp", "role"]), ..Rules::default() },
    json!({"exp": 9}),
    Some("role")
)]
#[case::no_issuer(Rules { issuer: Some("id".to_owned()), ..Rules::default() }, json!({}), Some("iss"))]
#[case::no_audience(
    Rules { audience: Some("bank".to_owned()), ..Rules::default() },
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

fn number(claims: &serde_json::Value, name: &str) -> f64 {
    claims[name]
        .as_f64()
        .expect("the example has a number there")
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

//! title: An option overwrites a claim
//! severity: minor
//! seen by: e2e::failures::wrong_usage_gives_status_2_and_says_what_to_do
//! rule: `sign` refuses a claim that both an option and standard input give.
//! asks: what does `sign` do if an option and the claims both give one claim?
//!
//! The options are inserted into the map of claims, and silently replace what was there. A script may pass `--sub`
//! for years. When the JSON gets a `sub` of its own, every user signs in as the same person.
//!
//! Each way to give a value has a test that passes. Another test gives the same claim in both ways.

mod main {
    fn add(
        claims: &mut Object,
        claim: &'static str,
        _option: &'static str,
        value: Option<impl Into<serde_json::Value>>,
    ) -> Result<(), Failure> {
        if let Some(value) = value {
            claims.insert(claim.to_owned(), value.into());
        }
        Ok(())
    }
}

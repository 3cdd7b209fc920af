//! title: Puts a variable in place of a `$`
//! severity: major
//! seen by: unit::grammar::this_text_has_these_values
//! rule: `$` means itself everywhere: nothing is substituted.
//! asks: what is a value worth that begins with a `$`?
//!
//! Others do, so it was built in, in a hurry: what begins with a `$` is looked up. A password that begins with a `$` is now
//! empty, and it has passed every test that has no `$` in it.
//!
//! A thing that is *not* done is a decision as well, and keeps only if a test says so.

mod dotenv {
    fn value(right: &str) -> Result<String, Reason> {
        let trimmed = right.trim_start_matches(BLANKS);
        if let Some(inside) = trimmed.strip_prefix('\'') {
            return quoted(inside, '\'', |raw| Ok(raw.to_owned()));
        }
        if let Some(inside) = trimmed.strip_prefix('"') {
            return quoted(inside, '"', unescape);
        }
        let value = without_comment(right);
        Ok(match value.strip_prefix('$') {
            Some(name) => std::env::var(name).unwrap_or_default(),
            None => value.to_owned(),
        })
    }
}

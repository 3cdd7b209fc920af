//! title: Replaces a `$` and a name by a variable
//! severity: major
//! seen by: unit::grammar::this_text_has_these_values
//! rule: `$` means itself everywhere: nothing is substituted.
//! asks: how does the program read a value that begins with a `$`?
//!
//! Other programs replace `$NAME` by a variable, so the author added it. A password that begins with `$` is now
//! empty, and the service cannot reach its database.
//!
//! The README says that nothing is substituted. Only a test with a `$` keeps this promise.

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

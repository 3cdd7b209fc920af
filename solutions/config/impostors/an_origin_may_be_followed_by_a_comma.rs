//! title: Accepts a comma after the last origin
//! severity: minor
//! seen by: unit::values::origins_have_commas_between_them
//! rule: Origins (RFC 6454) with commas between them; spaces and tabs around each are ignored.
//! asks: is a comma allowed after the last item?
//!
//! The code removes one comma at the end, as Rust does in its own lists. But the rule has commas between origins. A
//! comma at the end is often the rest of a list whose last origin was deleted by mistake.
//!
//! A test of a list needs a separator at the beginning, at the end, and twice in the middle.

mod value {
    #[must_use]
    pub fn origins(text: &str) -> Option<Vec<String>> {
        if text.trim_matches([' ', '\t']).is_empty() {
            return Some(Vec::new());
        }
        text.strip_suffix(',')
            .unwrap_or(text)
            .split(',')
            .map(|item| origin(item.trim_matches([' ', '\t'])))
            .collect()
    }
}

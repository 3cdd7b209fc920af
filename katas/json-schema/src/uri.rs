//! References: resolves relative ones (RFC 3986 §5), and decodes percent signs.

/// The parts of a reference (RFC 3986, appendix B). A missing part is `None`, which differs from an empty one.
#[derive(Debug, Clone, Copy, Default)]
struct Parts<'a> {
    scheme: Option<&'a str>,
    authority: Option<&'a str>,
    path: &'a str,
    query: Option<&'a str>,
}

/// The absolute form of a reference relative to `base`, in two parts: the URI without a fragment, and the fragment
/// (empty, if there is none) with its percent signs decoded.
///
/// `base` may be empty, and then a relative reference stays relative.
pub(crate) fn resolve(base: &str, reference: &str) -> (String, String) {
    let (reference, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let fragment = decoded(fragment);
    if reference.is_empty() {
        return (base.to_owned(), fragment);
    }
    let (base, reference) = (parts(base), parts(reference));
    let mut target = reference;
    let path = if reference.scheme.is_some() || reference.authority.is_some() {
        without_dots(reference.path)
    } else if reference.path.is_empty() {
        // Only a query.
        base.path.to_owned()
    } else if reference.path.starts_with('/') {
        without_dots(reference.path)
    } else {
        without_dots(&merged(base, reference.path))
    };
    if reference.scheme.is_none() {
        target.scheme = base.scheme;
        if reference.authority.is_none() {
            target.authority = base.authority;
        }
    }
    (written(target, &path), fragment)
}

fn parts(text: &str) -> Parts<'_> {
    let mut parts = Parts::default();
    let mut rest = text;
    if let Some((scheme, behind)) = rest.split_once(':')
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    {
        parts.scheme = Some(scheme);
        rest = behind;
    }
    if let Some((before, query)) = rest.split_once('?') {
        parts.query = Some(query);
        rest = before;
    }
    if let Some(behind) = rest.strip_prefix("//") {
        let end = behind.find('/').unwrap_or(behind.len());
        let (authority, path) = behind.split_at(end);
        parts.authority = Some(authority);
        rest = path;
    }
    parts.path = rest;
    parts
}

/// The base's path up to its last slash, followed by the reference's path (§5.2.3).
fn merged(base: Parts<'_>, path: &str) -> String {
    if base.authority.is_some() && base.path.is_empty() {
        return format!("/{path}");
    }
    let folder = base
        .path
        .rfind('/')
        .map_or("", |slash| &base.path[..=slash]);
    format!("{folder}{path}")
}

/// The path without its `.` and `..` (§5.2.4). A path without a leading slash belongs to a URN, or to a base without
/// a path. Dots have no meaning there.
fn without_dots(path: &str) -> String {
    let Some(relative) = path.strip_prefix('/') else {
        return path.to_owned();
    };
    let mut kept: Vec<&str> = Vec::new();
    let mut ends_in_a_folder = false;
    for segment in relative.split('/') {
        ends_in_a_folder = matches!(segment, "." | "..");
        match segment {
            "." => {}
            ".." => {
                kept.pop();
            }
            _ => kept.push(segment),
        }
    }
    if ends_in_a_folder {
        kept.push("");
    }
    format!("/{}", kept.join("/"))
}

fn written(parts: Parts<'_>, path: &str) -> String {
    let scheme = parts.scheme.map(|scheme| format!("{scheme}:"));
    let authority = parts.authority.map(|authority| format!("//{authority}"));
    let query = parts.query.map(|query| format!("?{query}"));
    [
        scheme.unwrap_or_default().to_ascii_lowercase(),
        authority.unwrap_or_default(),
        path.to_owned(),
        query.unwrap_or_default(),
    ]
    .concat()
}

/// Decodes percent signs (§2.1). An invalid escape does not change.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while let Some(&byte) = bytes.get(index) {
        let hex = text.get(index + 1..index + 3);
        // `from_str_radix` would also accept a sign.
        let hex = hex.filter(|hex| hex.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let value = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match value {
            Some(value) if byte == b'%' => {
                decoded.push(value);
                index += 3;
            }
            _ => {
                decoded.push(byte);
                index += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

//! Files for editors and engines: the lists of katas in them, and the katas that their commands name.

use crate::commands::handout::edition::Edition;

/// The text with the edition's katas, in their order, in each list that has one kata per line. The first kata takes the
/// place of one that is left out. A comment about what is left out goes.
pub fn fitted(edition: &Edition, text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if is_comment(line) {
            let mut comment = vec![line];
            while let Some(next) = lines.next_if(|next| is_comment(next)) {
                comment.push(next);
            }
            if !edition.lacks(&comment.join(" ")) {
                out.extend(comment.into_iter().map(str::to_owned));
            }
            continue;
        }
        let Some(name) = listed(edition, line) else {
            out.push(with_first(edition, line));
            continue;
        };
        while lines
            .next_if(|next| listed(edition, next).is_some())
            .is_some()
        {}
        let (before, behind) = line.split_once(&name).unwrap_or((line, ""));
        let behind = behind.trim_end_matches(',');
        let comma = if line.ends_with(',') { "," } else { "" };
        let count = edition.katas.len();
        for (number, kata) in edition.katas.iter().enumerate() {
            // JSON has none behind the last.
            let comma = if number + 1 == count { "" } else { comma };
            out.push(format!("{before}{}{behind}{comma}", kata.name));
        }
    }
    out.join("\n") + "\n"
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with(['#', '/'])
}

/// The kata of the course that a line names, and nothing else.
fn listed(edition: &Edition, line: &str) -> Option<String> {
    let bare = line
        .trim()
        .trim_start_matches("- ")
        .trim_end_matches(',')
        .trim_matches('"');
    let known = edition
        .katas
        .iter()
        .map(|kata| &kata.name)
        .chain(&edition.missing);
    known.into_iter().find(|name| *name == bare).cloned()
}

fn with_first(edition: &Edition, line: &str) -> String {
    let mut out = line.to_owned();
    for name in &edition.missing {
        let (old, new) = (
            format!("cargo kata {name} "),
            format!("cargo kata {} ", edition.first()),
        );
        out = out.replace(&old, &new);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::handout::edition::tests::edition;
    use rstest::rstest;

    #[rstest]
    #[case::json(
        "\"options\": [\n  \"auth\",\n  \"fruit\",\n  \"json-schema\"\n]\n",
        "\"options\": [\n  \"fruit\"\n]\n"
    )]
    #[case::yaml("kata:\n  - auth\n  - fruit\nsteps:\n", "kata:\n  - fruit\nsteps:\n")]
    #[case::a_command("cargo kata auth || true\n", "cargo kata fruit || true\n")]
    #[case::a_comment("# So, and\n# `cargo kata verify` does.\na = 1\n# b\n", "a = 1\n# b\n")]
    #[case::something_else("name: auth\n", "name: auth\n")]
    fn a_list_has_the_katas_of_the_edition(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(fitted(&edition(), text), expected);
    }

    #[test]
    fn the_order_is_that_of_the_edition() {
        let mut edition = edition();
        let mut second = edition.katas[0].clone();
        "apple".clone_into(&mut second.name);
        edition.katas.push(second);
        assert_eq!(
            fitted(&edition, "[\n  \"apple\",\n  \"fruit\"\n]\n"),
            "[\n  \"fruit\",\n  \"apple\"\n]\n"
        );
    }
}

//! Lists of katas that have no kata: where the first row or line goes. A course has such lists when its last kata has gone.

/// What goes there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// A row of a table with these titles.
    Row(Vec<String>),
    /// A line with the name between these two.
    Name(String, &'static str),
}

/// Where, as the number of the line before which it goes, and what.
pub fn places(is_page: bool, lines: &[String]) -> Vec<(usize, Form)> {
    (1..=lines.len())
        .filter_map(|at| {
            let form = if is_page {
                row(lines, at)
            } else {
                name(lines, at)
            };
            Some((at, form?))
        })
        .collect()
}

/// A table has a column `kata`, and ends with the line below its titles.
fn row(lines: &[String], at: usize) -> Option<Form> {
    let head = lines.get(at.checked_sub(2)?)?.trim();
    let is_empty =
        lines[at - 1].starts_with("|-") && !lines.get(at).is_some_and(|line| line.starts_with('|'));
    let cells = head.strip_prefix('|')?.trim_end_matches('|').split('|');
    let titles: Vec<_> = cells.map(|cell| cell.trim().to_owned()).collect();
    (is_empty && titles.iter().any(|title| title == "kata")).then_some(Form::Row(titles))
}

/// The choices of an editor's task, below `"id": "kata"`; or the key `kata` of a matrix.
fn name(lines: &[String], at: usize) -> Option<Form> {
    let before = &lines[at - 1];
    let indent = |line: &str| line.len() - line.trim_start().len();
    let next = lines.get(at).map_or("", String::as_str);
    let inner = " ".repeat(indent(before) + 2);
    if before.trim_end().ends_with('[') && next.trim_start().starts_with(']') {
        let above = &lines[at.saturating_sub(5)..at];
        let is_its = above.iter().any(|line| line.contains("\"kata\""));
        return is_its.then_some(Form::Name(format!("{inner}\""), "\""));
    }
    let has_more = !next.trim().is_empty() && indent(next) > indent(before)
        || next.trim_start().starts_with("- ");
    (before.trim() == "kata:" && !has_more).then_some(Form::Name(format!("{inner}- "), ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::table("| | kata |\n|---|---|\n\nMore.", true, Some(2))]
    #[case::at_the_end("| kata |\n|---|", true, Some(2))]
    #[case::table_with_rows("| kata |\n|---|\n| [a](b) |", true, None)]
    #[case::another_table("| day |\n|---|\n", true, None)]
    #[case::tasks("{\n  \"id\": \"kata\",\n  \"options\": [\n  ]", false, Some(3))]
    #[case::tasks_with_choices(
        "{\n  \"id\": \"kata\",\n  \"options\": [\n    \"a\"\n  ]",
        false,
        None
    )]
    #[case::other_choices("{\n  \"id\": \"day\",\n  \"options\": [\n  ]", false, None)]
    #[case::matrix("matrix:\n  kata:\nruns-on: x", false, Some(2))]
    #[case::matrix_with_names("matrix:\n  kata:\n    - a", false, None)]
    #[case::a_job("jobs:\n  kata:\n    if: x", false, None)]
    fn a_list_without_a_kata_is_found(
        #[case] text: &str,
        #[case] is_page: bool,
        #[case] expected: Option<usize>,
    ) {
        let lines: Vec<_> = text.lines().map(str::to_owned).collect();
        let found: Vec<_> = places(is_page, &lines)
            .into_iter()
            .map(|(at, _)| at)
            .collect();
        assert_eq!(found, Vec::from_iter(expected));
    }
}

//! Where a course lists its katas: tables of Markdown whose rows link to them, and lists with one name a line, as the
//! matrix of a workflow or the tasks of an editor have.
//!
//! A list is known by what is in it: every row or line is about a kata of the course. Nothing marks it. A list that has no
//! kata is known by its titles or keys.

use std::path::Path;

use crate::course::vacant::{self, Form};

/// What will be changed in the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<'a> {
    /// A kata is new.
    Add(&'a Entry<'a>),
    /// A kata is gone.
    Remove(&'a str),
    /// A kata has another name: the old one, the new one.
    Rename(&'a str, &'a str),
}

/// What the lists say of a kata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// What a learner builds.
    pub title: &'a str,
    /// The question that it answers.
    pub topic: &'a str,
    /// How many parts it has.
    pub parts: usize,
    /// How long it takes.
    pub minutes: usize,
    /// The katas that it names as coming before.
    pub after: &'a [String],
    /// The kata before it in the order of the path.
    pub behind: Option<&'a str>,
}

/// The text of a file with the change made in each of its lists; `None` where it has none that is changed. `katas` are
/// the names of the katas that the lists have now.
pub fn changed(file: &Path, text: &str, katas: &[String], change: Change<'_>) -> Option<String> {
    let is_page = file.extension().is_some_and(|end| end == "md");
    let lines: Vec<_> = text.lines().map(str::to_owned).collect();
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let is_one = |line: &&String| name_in(is_page, line, katas).is_some();
        let run = lines[at..].iter().take_while(is_one).count();
        if run == 0 {
            out.push(lines[at].clone());
            at += 1;
            continue;
        }
        let rows = &lines[at..at + run];
        let has_head = is_page && at > 1 && lines[at - 1].starts_with("|-");
        let head = has_head.then(|| cells(&lines[at - 2]));
        // A table with rows about something else, too, is no list of katas.
        let goes_on = lines
            .get(at + run)
            .is_some_and(|line| line.starts_with('|'));
        let is_whole = !is_page || has_head && !goes_on;
        if is_whole {
            out.extend(rows_changed(rows, head.as_deref(), katas, change));
        } else {
            out.extend_from_slice(rows);
        }
        at += run;
    }
    if let Change::Add(entry) = change {
        for (at, form) in vacant::places(is_page, &out).into_iter().rev() {
            let line = match form {
                Form::Row(titles) => first_row(file, &titles, entry),
                Form::Name(before, behind) => format!("{before}{}{behind}", entry.name),
            };
            out.insert(at, line);
        }
    }
    let out = out.join("\n") + if text.ends_with('\n') { "\n" } else { "" };
    (out != text.replace("\r\n", "\n")).then_some(out)
}

/// The kata that a row or a line of a list is about.
fn name_in<'k>(is_page: bool, line: &str, katas: &'k [String]) -> Option<&'k String> {
    if is_page {
        let link = |kata: &&String| line.contains(&format!("katas/{kata}/README.md)"));
        line.starts_with('|').then(|| katas.iter().find(link))?
    } else {
        let item = Item::read(line)?;
        katas.iter().find(|kata| **kata == item.name)
    }
}

/// A line of a list of names: `  - tides` or `  "tides",`.
struct Item<'l> {
    before: &'l str,
    name: &'l str,
    behind: &'l str,
}

impl<'l> Item<'l> {
    fn read(line: &'l str) -> Option<Self> {
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let from = line.find(|c: char| c.is_ascii_alphanumeric())?;
        let length = line[from..].find(|c| !is_of_name(c));
        let (before, rest) = line.split_at(from);
        let (name, behind) = rest.split_at(length.unwrap_or(rest.len()));
        let is_item = match before.trim_start() {
            "- " => behind.trim().is_empty(),
            "\"" | "- \"" => matches!(behind.trim(), "\"" | "\","),
            _ => false,
        };
        is_item.then_some(Self {
            before,
            name,
            behind,
        })
    }

    fn with_name(&self, name: &str) -> String {
        format!("{}{name}{}", self.before, self.behind)
    }
}

fn rows_changed(
    rows: &[String],
    head: Option<&[&str]>,
    katas: &[String],
    change: Change<'_>,
) -> Vec<String> {
    let is_page = head.is_some();
    let name = |row: &String| name_in(is_page, row, katas).cloned().unwrap_or_default();
    let mut rows = rows.to_vec();
    match change {
        Change::Add(entry) => {
            // Twice in one list would be once too often.
            if rows.iter().any(|row| name(row) == entry.name) {
                return rows;
            }
            let behind = rows
                .iter()
                .rposition(|row| Some(name(row).as_str()) == entry.behind);
            let place = behind.map_or(0, |place| place + 1);
            let like = rows[behind.unwrap_or(0)].clone();
            let row = match head {
                Some(head) => row_like(&like, &name(&like), head, entry),
                None => Item::read(&like).map_or(like.clone(), |item| item.with_name(entry.name)),
            };
            rows.insert(place, row);
        }
        Change::Remove(gone) => rows.retain(|row| name(row) != gone),
        Change::Rename(old, new) => {
            for row in &mut rows {
                if name(row) == old {
                    *row = match head {
                        Some(_) => renamed(row, old, new),
                        None => Item::read(row).map_or(row.clone(), |item| item.with_name(new)),
                    };
                }
            }
        }
    }
    if is_page {
        numbered(&mut rows);
    } else {
        with_commas(&mut rows);
    }
    rows
}

/// In a list of JSON every line but the last ends with a comma.
fn with_commas(rows: &mut [String]) {
    let last = rows.len().saturating_sub(1);
    for (at, row) in rows.iter_mut().enumerate() {
        if row.trim_start().starts_with('"') {
            let bare = row.trim_end_matches(',').to_owned();
            *row = if at == last { bare } else { bare + "," };
        }
    }
}

/// A first column with numbers counts the rows.
fn numbered(rows: &mut [String]) {
    let numbers = |row: &String| {
        cells(row)
            .first()
            .is_some_and(|cell| cell.parse::<u32>().is_ok())
    };
    if !rows.iter().any(numbers) {
        return;
    }
    for (at, row) in rows.iter_mut().enumerate() {
        let mut cells: Vec<_> = cells(row).into_iter().map(str::to_owned).collect();
        cells[0] = (at + 1).to_string();
        *row = joined(&cells);
    }
}

fn cells(row: &str) -> Vec<&str> {
    let row = row.trim();
    let inner = row.strip_prefix('|').unwrap_or(row);
    let inner = inner.strip_suffix('|').unwrap_or(inner);
    inner.split('|').map(str::trim).collect()
}

fn joined(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// The first row of a table.
fn first_row(file: &Path, titles: &[String], entry: &Entry<'_>) -> String {
    let up = "../".repeat(file.components().count().saturating_sub(1));
    let cells: Vec<_> = titles
        .iter()
        .map(|title| match title.as_str() {
            "" => "1".to_owned(),
            "kata" => format!("[{0}]({up}katas/{0}/README.md)", entry.name),
            title => cell(title, entry),
        })
        .collect();
    joined(&cells)
}

/// A row about the new kata, in the form of one that is there.
fn row_like(like: &str, name: &str, head: &[&str], entry: &Entry<'_>) -> String {
    let cells: Vec<_> = cells(like)
        .into_iter()
        .enumerate()
        .map(|(column, cell)| {
            let title = head.get(column).copied().unwrap_or_default();
            if cell.contains("/README.md)") {
                return renamed(cell, name, entry.name);
            }
            if cell.contains("concepts/") {
                let to = cell.split_once("](").map_or(cell, |(_, to)| to);
                let folder = to.rsplit_once('/').map_or("concepts", |(folder, _)| folder);
                return format!("[{}]({folder}/{}.md)", entry.topic, entry.name);
            }
            self::cell(title, entry)
        })
        .collect();
    joined(&cells)
}

/// What a column of that title says of the kata.
fn cell(title: &str, entry: &Entry<'_>) -> String {
    match title {
        "" => "0".to_owned(),
        "minutes" => entry.minutes.to_string(),
        "parts and time" if entry.parts == 0 => "no parts yet".to_owned(),
        "parts and time" => format!("{} parts, {}", entry.parts, time(entry.minutes)),
        "you build" => entry.title.to_owned(),
        _ if title.contains("answer") || title.contains("question") => entry.topic.to_owned(),
        _ if entry.after.is_empty() => "nothing".to_owned(),
        _ => format!("`{}`", entry.after.join("`, `")),
    }
}

/// Minutes as people say them: `2 h 30`.
fn time(minutes: usize) -> String {
    match (minutes / 60, minutes % 60) {
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// A text of Markdown in which what names the kata for sure has its new name: links to its files, the words of such a
/// link, commands, and its concept page.
pub fn renamed(text: &str, old: &str, new: &str) -> String {
    let mut out = text.to_owned();
    for (before, behind) in [
        ("katas/", "/"),
        ("solutions/", "/"),
        ("concepts/", ".md"),
        ("](", ".md"),
    ] {
        out = out.replace(
            &format!("{before}{old}{behind}"),
            &format!("{before}{new}{behind}"),
        );
    }
    for behind in [format!("katas/{new}/README.md)"), format!("{new}.md)")] {
        let link = format!("[{old}](");
        let mut parts = out.split(&link);
        let mut again = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let to = part.split(')').next().unwrap_or_default();
            let is_its = format!("{to})").ends_with(&behind);
            again.push('[');
            again += if is_its { new } else { old };
            again += "](";
            again += part;
        }
        out = again;
    }
    commands_renamed(&out, old, new)
}

/// `cargo kata hint OLD` with the new name: the first word behind the command that is the name.
fn commands_renamed(text: &str, old: &str, new: &str) -> String {
    const COMMAND: &str = "cargo kata ";
    let mut parts = text.split(COMMAND);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out += COMMAND;
        let is_of_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let mut at = 0;
        let mut place = None;
        // The name follows the command at once, or behind one word.
        for _ in 0..2 {
            let length = part[at..]
                .find(|c| !is_of_word(c))
                .unwrap_or(part.len() - at);
            if &part[at..at + length] == old {
                place = Some(at);
                break;
            }
            at += length;
            if length == 0 || !part[at..].starts_with(' ') {
                break;
            }
            at += 1;
        }
        match place {
            Some(at) => {
                out += &part[..at];
                out += new;
                out += &part[at + old.len()..];
            }
            None => out += part,
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const TABLE: &str = "# C\n\n| | kata | minutes | you build | needs |\n|---|---|---|---|---|\n\
        | 1 | [tdd](../katas/tdd/README.md) | 150 | sums | nothing |\n\
        | 2 | [jwt](../katas/jwt/README.md) | 210 | tokens | `tdd` |\n\nMore.\n";
    const MATRIX: &str = "matrix:\n  kata:\n    - tdd\n    - jwt\nsteps:\n  - uses: jwt\n";
    const TASKS: &str = "\"options\": [\n  \"tdd\",\n  \"jwt\"\n]\n";

    fn katas() -> Vec<String> {
        ["tdd", "jwt"].map(str::to_owned).to_vec()
    }

    fn entry<'a>(after: &'a [String], behind: Option<&'a str>) -> Entry<'a> {
        Entry {
            name: "tides",
            title: "levels",
            topic: "Why?",
            parts: 2,
            minutes: 95,
            after,
            behind,
        }
    }

    fn change(file: &str, text: &str, change: Change<'_>) -> Option<String> {
        changed(Path::new(file), text, &katas(), change)
    }

    #[test]
    fn a_new_kata_comes_behind_the_one_before_it_and_rows_are_counted() {
        let after = ["tdd".to_owned()];
        let entry = entry(&after, Some("tdd"));
        let text = change("path.md", TABLE, Change::Add(&entry)).unwrap();
        assert!(
            text.contains(
                "| 2 | [tides](../katas/tides/README.md) | 95 | levels | `tdd` |\n| 3 | [jwt](../katas/jwt/README.md) | 210"
            ),
            "{text}"
        );
        assert_eq!(
            change("ci.yml", MATRIX, Change::Add(&entry)).unwrap(),
            MATRIX.replace("- tdd\n", "- tdd\n    - tides\n")
        );
        let first = Entry {
            behind: None,
            ..entry
        };
        assert_eq!(
            change("tasks.json", TASKS, Change::Add(&first)).unwrap(),
            TASKS.replace("  \"tdd\",", "  \"tides\",\n  \"tdd\",")
        );
    }

    #[test]
    fn columns_are_filled_by_their_titles() {
        let table = "| kata | parts and time | and can answer afterwards | question |\n|---|---|---|---|\n\
            | [jwt](katas/jwt/README.md) | 9 parts, 3 h 30 | What? | [What?](docs/src/concepts/jwt.md) |\n";
        let after = [];
        let text = change("a.md", table, Change::Add(&entry(&after, Some("jwt")))).unwrap();
        assert_eq!(
            text.lines().last(),
            Some(
                "| [tides](katas/tides/README.md) | 2 parts, 1 h 35 | Why? | [Why?](docs/src/concepts/tides.md) |"
            )
        );
    }

    /// What was added can be taken away, and is the text that was there before.
    #[test]
    fn removing_undoes_adding_and_renaming_can_be_undone() {
        let after = [];
        let entry = entry(&after, Some("jwt"));
        let mut all = katas();
        all.push("tides".to_owned());
        for (file, text) in [
            ("path.md", TABLE),
            ("ci.yml", MATRIX),
            ("tasks.json", TASKS),
        ] {
            let more = change(file, text, Change::Add(&entry)).unwrap();
            let path = Path::new(file);
            let less = changed(path, &more, &all, Change::Remove("tides")).unwrap();
            assert_eq!(less, text);
            let other = change(file, text, Change::Rename("jwt", "token")).unwrap();
            assert!(
                !other.contains("jwt]") && !other.contains("- jwt"),
                "{other}"
            );
            let names = ["tdd", "token"].map(str::to_owned);
            let back = changed(path, &other, &names, Change::Rename("token", "jwt")).unwrap();
            assert_eq!(back, text);
        }
    }

    /// Also the first kata of a course that had none.
    #[rstest]
    #[case(
        "docs/src/path.md",
        TABLE,
        "| 1 | [tides](../../katas/tides/README.md) | 95 | levels | nothing |\n"
    )]
    #[case("ci.yml", MATRIX, "    - tides\n")]
    #[case(".vscode/tasks.json", TASKS, "    \"tides\"\n")]
    fn a_list_whose_last_kata_has_gone_is_a_list(
        #[case] file: &str,
        #[case] text: &str,
        #[case] expected: &str,
    ) {
        let mut text = text.replace("\"options\"", "\"id\": \"kata\",\n  \"options\"");
        let mut names = katas();
        while let Some(name) = names.last().cloned() {
            text = changed(Path::new(file), &text, &names, Change::Remove(&name)).unwrap();
            names.pop();
        }
        let add = Change::Add(&entry(&[], None));
        let more = changed(Path::new(file), &text, &["tides".to_owned()], add).unwrap();
        let (before, behind) = more
            .split_once(expected)
            .unwrap_or_else(|| panic!("{more}"));
        assert_eq!(format!("{before}{behind}"), text);
    }

    #[test]
    fn what_is_no_list_of_katas_is_left_alone() {
        let after = [];
        let add = entry(&after, Some("jwt"));
        let other =
            "| kata | seen |\n|---|---|\n| [jwt](katas/jwt/README.md) | once |\n| all | twice |\n";
        assert_eq!(change("a.md", other, Change::Add(&add)), None);
        assert_eq!(change("a.md", "- jwt\n", Change::Add(&add)), None);
        assert_eq!(
            change("ci.yml", "- name: jwt\n- jwt2\n", Change::Add(&add)),
            None
        );
    }

    #[test]
    fn a_renamed_kata_has_its_name_in_links_and_commands_only() {
        let text = "config reads `config`: [config](../katas/config/README.md), [config](other.md), `cargo kata hint config`, \
                    `cargo kata config --all`, `cargo kata flip auth config` [q](config.md) concepts/config.md";
        assert_eq!(
            renamed(text, "config", "settings"),
            "config reads `config`: [settings](../katas/settings/README.md), [config](other.md), `cargo kata hint settings`, \
             `cargo kata settings --all`, `cargo kata flip auth config` [q](settings.md) concepts/settings.md"
        );
    }
}

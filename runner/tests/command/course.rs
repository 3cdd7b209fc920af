//! The course as it is in this workspace: its katas, its questions, its lists, and what each kata costs. Where all katas
//! were removed, a small course is held against the same.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use serde_json::Value;

use crate::any_course::Course;
use crate::documents::{had_kata, read};
use crate::workspace::{has_kata, real_root};

fn names(list: &Value) -> Vec<&str> {
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|entry| entry["name"].as_str().expect("a name"))
        .collect()
}

/// The manifests of the katas, by the names of their folders.
fn manifests(course: &Course) -> BTreeMap<String, toml::Table> {
    let folders = std::fs::read_dir(course.root().join("katas")).expect("a folder");
    let read = folders.filter_map(|entry| {
        let folder = entry.expect("an entry").path();
        let text = std::fs::read_to_string(folder.join("Cargo.toml")).ok()?;
        let name = folder.file_name()?.to_string_lossy().into_owned();
        Some((name, text.parse().expect("a manifest")))
    });
    let found: BTreeMap<_, _> = read.collect();
    assert!(!found.is_empty(), "a course without katas");
    found
}

/// The names in a list of a kata's manifest.
fn listed<'m>(manifest: &'m toml::Table, key: &str) -> Option<Vec<&'m str>> {
    let list = manifest["package"]["metadata"]["kata"]
        .get(key)?
        .as_array()?;
    Some(list.iter().filter_map(toml::Value::as_str).collect())
}

#[test]
fn every_kata_is_listed_behind_those_that_come_before_it() {
    let course = Course::any();
    let list = course.json(&["--json"]);
    let listed_katas = names(&list["katas"]);
    let manifests = manifests(&course);
    assert_eq!(
        listed_katas.iter().copied().collect::<BTreeSet<_>>(),
        manifests.keys().map(String::as_str).collect()
    );
    for (at, kata) in listed_katas.iter().enumerate() {
        for before in listed(&manifests[*kata], "after").unwrap_or_default() {
            let place = listed_katas.iter().position(|name| *name == before);
            assert!(
                place.is_none_or(|place| place < at),
                "{kata} before {before}"
            );
        }
    }
}

#[test]
fn every_question_of_the_course_has_its_page_and_its_quiz() {
    let course = Course::any();
    let list = course.json(&["--json"]);
    let manifests = manifests(&course);
    let concepts = names(&list["katas"])
        .into_iter()
        .flat_map(|kata| listed(&manifests[kata], "concepts").unwrap_or_else(|| vec![kata]));
    let concepts: Vec<_> = concepts.collect();
    assert!(!concepts.is_empty(), "a course without concepts");
    assert_eq!(names(&course.json(&["quiz", "--json"])["topics"]), concepts);
}

/// A package that the lock file names.
#[derive(serde::Deserialize)]
struct Locked {
    name: String,
    version: String,
    /// `serde`, or `serde 1.0.0` where there are several.
    #[serde(default)]
    dependencies: Vec<String>,
}

/// The names of all packages that this one needs, by the lock file. Cargo would say it more exactly, but only where every
/// crate has been downloaded.
fn needed(root: &Path, package: &str) -> BTreeSet<String> {
    #[derive(serde::Deserialize)]
    struct Lock {
        package: Vec<Locked>,
    }
    let text = std::fs::read_to_string(root.join("Cargo.lock")).expect("a lock file");
    let lock: Lock = toml::from_str(&text).expect("a lock file");
    let mut found = BTreeSet::new();
    let mut waiting = vec![package.to_owned()];
    while let Some(wanted) = waiting.pop() {
        let mut words = wanted.split(' ');
        let (name, version) = (words.next().unwrap_or_default(), words.next());
        let is_it = |locked: &&Locked| {
            locked.name == name && version.is_none_or(|version| locked.version == version)
        };
        let locked = lock.package.iter().find(is_it);
        let locked = locked.unwrap_or_else(|| panic!("the lock file has no `{wanted}`"));
        if found.insert(format!("{} {}", locked.name, locked.version)) {
            waiting.extend(locked.dependencies.iter().cloned());
        }
    }
    found
        .iter()
        .map(|package| package.split(' ').next().unwrap_or_default().to_owned())
        .collect()
}

/// `mockito` is an HTTP server, too.
const HEAVY: [&str; 9] = [
    "axum",
    "hyper",
    "tokio",
    "rusqlite",
    "libsqlite3-sys",
    "jsonschema",
    "argon2",
    "tungstenite",
    "mockito",
];

/// The heavy crates that a kata's own manifest asks for.
fn asked_for(manifest: &toml::Table) -> BTreeSet<&str> {
    let tables = ["dependencies", "dev-dependencies"].map(|table| manifest.get(table));
    let names = tables
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_table);
    names
        .flat_map(toml::Table::keys)
        .map(String::as_str)
        .filter(|name| HEAVY.contains(name))
        .collect()
}

/// What a learner would wait for before the first red: a kata that is not about a heavy crate builds none. For a kata that
/// is, the lock file is read rightly.
#[test]
fn a_kata_does_not_pay_for_another() {
    let course = Course::any();
    for (kata, manifest) in manifests(&course) {
        let needed = needed(course.root(), &kata);
        let asked_for = asked_for(&manifest);
        for heavy in &asked_for {
            assert!(needed.contains(*heavy), "{kata} does not build {heavy}");
        }
        let found: Vec<_> = HEAVY.iter().filter(|one| needed.contains(**one)).collect();
        assert_eq!(found.is_empty(), asked_for.is_empty(), "{kata}: {found:?}");
    }
}

/// The same reading of the lock file, on a package that is always there.
#[test]
fn what_a_package_needs_is_found_in_the_lock_file() {
    let needed = needed(real_root(), "kata");
    for direct_or_not in ["clap", "clap_builder", "kata-overlay", "proc-macro2"] {
        assert!(needed.contains(direct_or_not), "{needed:?}");
    }
    assert!(!needed.contains("kata-launcher"), "{needed:?}");
}

/// `Command::new("target/debug/NAME")` would start the learner's own program in a flip.
#[test]
fn every_learner_is_told_how_their_own_tests_start_the_program() {
    let course = Course::any();
    let mut programs = 0;
    for name in course.katas() {
        let kata = Path::new("katas").join(&name);
        if course.root().join(&kata).join("src/main.rs").is_file() {
            let mine = course.read(kata.join("tests/mine.rs"));
            let form = format!("`assert_cmd::cargo_bin_cmd!(\"{name}\")` starts the program.");
            assert!(mine.contains(&form), "{name}: {mine}");
            programs += 1;
        }
    }
    assert!(programs > 0, "no kata has a program");
}

/// Without the list it is not known whether a learner's tests are those that ship.
#[test]
fn every_packed_starter_lists_the_suites() {
    let course = Course::any();
    for name in course.katas() {
        let packed = course.root().join("katas").join(&name).join("starter.tar");
        let bytes = std::fs::read(&packed).expect("a packed starter");
        let mut archive = tar::Archive::new(&bytes[..]);
        let mut entries = archive
            .entries()
            .expect("entries")
            .map(|entry| entry.expect("an entry"));
        let mut list = entries
            .find(|entry| entry.path().expect("a path") == Path::new("suites.txt"))
            .unwrap_or_else(|| panic!("{name} has no list"));
        let mut text = String::new();
        list.read_to_string(&mut text).expect("a text");
        let begins = ["unit", "integration", "e2e"].map(|layer| format!("{layer} tests/{layer}"));
        assert!(begins.iter().any(|begin| text.starts_with(begin)), "{text}");
    }
}

/// The lines of a file that name a kata each, between a line that begins a list and the next that is none of it.
fn list(text: &str, begins: &str) -> Vec<String> {
    let lines: Vec<_> = text.lines().map(str::trim).collect();
    let begins = lines.iter().rposition(|line| *line == begins);
    lines[begins.map_or(lines.len(), |at| at + 1)..]
        .iter()
        .map(|line| line.trim_matches(['-', ' ', '"', ',']).to_owned())
        .take_while(|word| {
            word.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !word.is_empty()
        })
        .collect()
}

#[test]
fn lists_of_the_katas_are_whole_and_in_path_order() {
    let here = Course::any();
    let read = |path: &str| here.read(path);
    let course = here.json(&["--json"]);
    let katas = here.katas();
    assert_eq!(
        list(&read(".vscode/tasks.json"), "\"options\": ["),
        katas,
        "the tasks"
    );
    let readme: Vec<_> = read("README.md")
        .lines()
        .filter_map(|line| line.strip_prefix("| [")?.split_once("](katas/"))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(readme, katas, "the README's table");
    // | [tdd](…) | 6 parts, 2 h 25 | …
    let times: Vec<_> = read("README.md")
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| [")?.split(" | ");
            cells.next()?.split_once("](katas/")?;
            Some(cells.next()?.to_owned())
        })
        .collect();
    let expected: Vec<_> = course["katas"]
        .as_array()
        .expect("katas")
        .iter()
        .map(|kata| {
            let parts = kata["parts"].as_array().expect("parts").len();
            let minutes = kata["minutes"].as_u64().expect("minutes");
            if parts == 0 {
                return "no parts yet".to_owned();
            }
            let time = match (minutes / 60, minutes % 60) {
                (hours, 0) => format!("{hours} h"),
                (hours, minutes) => format!("{hours} h {minutes:02}"),
            };
            format!("{parts} parts, {time}")
        })
        .collect();
    assert_eq!(times, expected, "the README's parts and times");
    // | 1 | [tdd](…) | 75 | …
    let path: Vec<_> = read("docs/src/path.md")
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| ")?.split(" | ");
            cells.next()?.parse::<u32>().ok()?;
            let name = cells.next()?.strip_prefix('[')?.split(']').next()?;
            Some(format!("{name} {}", cells.next()?))
        })
        .collect();
    let minutes: Vec<_> = course["katas"]
        .as_array()
        .expect("katas")
        .iter()
        .map(|kata| {
            format!(
                "{} {}",
                kata["name"].as_str().expect("a name"),
                kata["minutes"]
            )
        })
        .collect();
    assert_eq!(path, minutes, "the table of the path, with its minutes");
}

/// The minutes of the katas that a line names as code; `None` if it names none, or one that was removed.
fn minutes_of(line: &str, katas: &BTreeMap<String, u64>) -> Option<u64> {
    let named = line.split('`').skip(1).step_by(2);
    let minutes: Option<Vec<_>> = named.map(|name| katas.get(name)).collect();
    minutes
        .filter(|minutes| !minutes.is_empty())
        .map(|minutes| minutes.into_iter().sum())
}

/// What a line of the path says of the minutes of some katas: `| 1 | `tdd`, `layers` | 335 |`, or
/// `**A day: `tdd` and `layers`.** 5 hours and 35 minutes.`
fn sum_said(line: &str) -> Option<(&str, u64)> {
    if let [_, katas, sum] = line.split(" | ").collect::<Vec<_>>()[..] {
        let sum = sum.trim_end_matches(" |").parse().ok()?;
        return Some((katas, sum));
    }
    let (katas, rest) = line.strip_prefix("**")?.split_once(".** ")?;
    let (time, _) = rest.split_once(" minutes.")?;
    let (hours, minutes) = time.split_once(" hours and ")?;
    let (hours, minutes): (u64, u64) = (hours.parse().ok()?, minutes.parse().ok()?);
    Some((katas, hours * 60 + minutes))
}

/// Each sum of minutes in the path is that of its katas: of a day, of a way through some of them, of all. Where katas were
/// removed, the author writes the sums anew.
#[test]
fn the_sums_of_the_path_are_those_of_the_katas() {
    let course = Course::any();
    let list = course.json(&["--json"]);
    let katas: BTreeMap<_, _> = list["katas"]
        .as_array()
        .expect("katas")
        .iter()
        .map(|kata| {
            let name = kata["name"].as_str().expect("a name").to_owned();
            (name, kata["minutes"].as_u64().expect("minutes"))
        })
        .collect();
    if let Course::Small(_) = course {
        let early = katas["handed-early"];
        assert_eq!(minutes_of("`handed-early`", &katas), Some(early));
        assert_eq!(minutes_of("`handed-early` and `x`", &katas), None);
        return;
    }
    let path = read("docs/src/path.md");
    let said = path.lines().filter_map(sum_said);
    let said: Vec<_> = said
        .filter_map(|(named, sum)| Some((named, sum, minutes_of(named, &katas)?)))
        .collect();
    for (named, sum, minutes) in &said {
        assert_eq!(sum, minutes, "{named}");
    }
    let is_whole = katas.keys().all(|kata| {
        let name = format!("`{kata}`");
        said.iter().any(|(named, ..)| named.contains(&name))
    });
    let of_all = path.lines().find_map(|line| line.strip_prefix("That is "));
    let of_all = of_all.and_then(|rest| rest.split(' ').next()?.parse().ok());
    if is_whole && path.lines().filter_map(sum_said).count() == said.len() {
        assert_eq!(of_all, Some(katas.values().sum::<u64>()), "of all katas");
    }
}

/// The values of a line of the header of each file in a folder of a solution: `freedom: order`.
fn header_values(course: &Course, kata: &str, folder: &str, key: &str) -> Vec<String> {
    let folder = course.root().join("solutions").join(kata).join(folder);
    let begins = format!("//! {key}: ");
    let files = std::fs::read_dir(&folder).into_iter().flatten();
    let values = files.filter_map(|file| {
        let text = std::fs::read_to_string(file.expect("an entry").path()).expect("a file");
        let value = text.lines().find_map(|line| line.strip_prefix(&begins));
        value.map(str::to_owned)
    });
    values.collect()
}

/// How often each of them is there, in this order: `algorithm (2), order`.
fn counted(values: &[String], order: &[&str]) -> String {
    let counts =
        order.iter().filter_map(
            |value| match values.iter().filter(|one| one == value).count() {
                0 => None,
                1 => Some((*value).to_owned()),
                many => Some(format!("{value} ({many})")),
            },
        );
    counts.collect::<Vec<_>>().join(", ")
}

/// The row of a kata: how many impostors it has, and which freedoms its twins use.
fn row_of_strength(course: &Course, kata: &str) -> String {
    let impostors = header_values(course, kata, "impostors", "title").len();
    let twins = header_values(course, kata, "twins", "freedom");
    let order = [
        "algorithm",
        "order",
        "wording",
        "calls",
        "format",
        "internals",
    ];
    let freedoms = counted(&twins, &order);
    format!("{kata} | {impostors} | {}: {freedoms}", twins.len())
}

#[test]
fn the_table_of_strength_is_that_of_the_solutions() {
    let course = Course::any();
    if let Course::Small(_) = course {
        let row = row_of_strength(&course, "handed-early");
        assert_eq!(row, "handed-early | 1 | 1: algorithm");
        return;
    }
    let table = read("docs/strength.md");
    let rows = table.lines().filter_map(|line| {
        let cells: Vec<_> = line.strip_prefix("| ")?.split(" | ").collect();
        let [kata, _, impostors, twins, ..] = cells[..] else {
            return None;
        };
        has_kata(kata).then(|| format!("{kata} | {impostors} | {}", twins.trim_end_matches(" |")))
    });
    let rows: Vec<_> = rows.collect();
    // A row in another form would be held against nothing.
    let begun = table
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split(' ').next());
    let begun: BTreeSet<_> = begun.filter(|kata| has_kata(kata)).collect();
    assert_eq!(rows.len(), begun.len(), "{rows:?}");
    for row in rows {
        let kata = row.split(' ').next().unwrap_or_default();
        assert_eq!(row, row_of_strength(&course, kata), "docs/strength.md");
    }
}

/// The sentence about a game: 5 points for a critical one, 3 for a major one, 1 for a minor one.
fn points(course: &Course, kata: &str) -> String {
    let severities = header_values(course, kata, "impostors", "severity");
    let count = |severity: &str| severities.iter().filter(|one| *one == severity).count();
    let (critical, major, minor) = (count("critical"), count("major"), count("minor"));
    format!(
        "The kata `{kata}` has {critical} critical impostors, {major} major and {minor} minor ones, so there are {} points.",
        critical * 5 + major * 3 + minor
    )
}

#[test]
fn the_points_of_the_game_are_those_of_the_impostors() {
    let course = Course::any();
    if let Course::Small(_) = course {
        let says = points(&course, "handed-early");
        assert!(
            says.contains(" 0 critical impostors, 1 major and 0 minor ones, so there are 3 points"),
            "{says}"
        );
    }
    let page = read("docs/src/instructors.md");
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let names = page.match_indices(" critical impostors, ").map(|(at, _)| {
        let begin = page[..at].rfind("The kata `").expect("a sentence") + "The kata `".len();
        page[begin..at].split('`').next().unwrap_or_default()
    });
    let names: Vec<_> = names.collect();
    assert_eq!(names.len(), 1, "sentences about points");
    for kata in names {
        let says = points(&course, kata);
        let holds = if has_kata(kata) {
            page.contains(&says)
        } else {
            had_kata(kata)
        };
        assert!(holds, "docs/src/instructors.md: {says}");
    }
}

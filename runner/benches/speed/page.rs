//! The marks of a large class: `cargo kata mark --join` with a thousand learners and all katas, from one file to the page.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::copy::Copy;
use crate::turns::{Contestant, race, rounds};

const LEARNERS: usize = 1000;
/// How many parts a kata has: near the mean of the course.
const PARTS: usize = 8;
/// How many fingerprints a sketch has, and how many of them many learners share.
const SKETCH: usize = 64;
const SHARED: u64 = 24;

/// What the project wants.
const WANTED: &str = "wanted: 10 s and 2 MB at most";

/// Measures it.
pub fn measure() {
    let copy = Copy::make();
    let mut katas: Vec<_> = copy
        .root
        .join("katas")
        .read_dir()
        .expect("katas")
        .flatten()
        .collect();
    katas.sort_by_key(std::fs::DirEntry::file_name);
    let katas: Vec<_> = katas
        .iter()
        .map(|kata| Kata::of(&copy, &kata.path()))
        .collect();
    let marks = marks(&katas);
    let dir = copy.root.with_file_name("large-class");
    let _ = std::fs::remove_dir_all(&dir);
    std::fs::create_dir_all(&dir).expect("a folder");
    let file = dir.join("shard.json");
    let text = marks.to_string();
    std::fs::write(&file, &text).expect("the marks");
    let out = dir.join("marks");
    let (file, out_dir) = (file.to_string_lossy(), out.to_string_lossy());
    let args = ["kata", "mark", "--join", &*file, "--out", &*out_dir];
    race(
        &format!(
            "The marks of {LEARNERS} learners in {} katas ({WANTED})",
            katas.len()
        ),
        rounds(5),
        1,
        vec![Contestant {
            name: "from the shards to all files of the marks".to_owned(),
            prepare: Box::new(|_| {
                let _ = std::fs::remove_dir_all(&out);
            }),
            run: Box::new(|| copy.expect(&args, true)),
        }],
    );
    let size = |name: &str| {
        let bytes = out.join(name).metadata().expect("a file").len();
        f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6
    };
    println!(
        "  marks.html has {:.2} MB; marks.json has {:.1} MB, marks.xml {:.1} MB",
        size("marks.html"),
        size("marks.json"),
        size("marks.xml")
    );
}

/// What of a kata is in the marks.
struct Kata {
    name: String,
    tests: Vec<String>,
    impostors: Vec<String>,
}

impl Kata {
    /// Its tests and impostors, by the names in its sources.
    fn of(copy: &Copy, dir: &Path) -> Self {
        let name = dir
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let mut tests = Vec::new();
        for layer in ["unit", "integration", "e2e"] {
            let folder = dir.join("tests").join(layer);
            let mut files: Vec<_> = folder.read_dir().into_iter().flatten().flatten().collect();
            files.sort_by_key(std::fs::DirEntry::file_name);
            for file in files.iter().map(std::fs::DirEntry::path) {
                let text = std::fs::read_to_string(&file).unwrap_or_default();
                let module = file
                    .file_stem()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned();
                tests.extend(tests_of(&text).map(|test| format!("{layer}::{module}::{test}")));
            }
        }
        let impostors = copy.root.join("solutions").join(&name).join("impostors");
        let impostors = impostors.read_dir().into_iter().flatten().flatten();
        let mut impostors: Vec<_> = impostors
            .map(|file| {
                file.path()
                    .file_stem()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        impostors.sort();
        assert!(!tests.is_empty(), "no tests in {}", dir.display());
        Self {
            name,
            tests,
            impostors,
        }
    }

    fn outline(&self) -> Value {
        let size = self.tests.len().div_ceil(PARTS);
        let parts = (1..).zip(self.tests.chunks(size));
        let parts = parts.map(|(number, tests)| json!({"number": number, "title": format!("The part with number {number}"), "tests": tests}));
        let impostors = self.impostors.iter();
        let impostors = impostors.map(
            |name| json!({"name": name, "title": name.replace('_', " "), "severity": "major"}),
        );
        json!({
            "name": self.name, "title": self.name, "tests": self.tests.len(), "twins": 10, "weight": 1,
            "parts": parts.collect::<Vec<_>>(), "impostors": impostors.collect::<Vec<_>>(),
        })
    }

    /// A mark as learners have them: green, stopped somewhere, not compiling, or not begun.
    fn mark(&self, random: &mut Random) -> Value {
        let all = self.tests.len();
        let (state, passed) = match random.below(10) {
            0..4 => ("green", all),
            4..8 => (
                "red",
                usize::try_from(random.below(all as u64)).expect("small"),
            ),
            8 => ("amber", 0),
            _ => ("not_begun", 0),
        };
        let size = all.div_ceil(PARTS);
        let of_part = |part: usize| {
            passed
                .saturating_sub(part * size)
                .min(size.min(all - part * size))
        };
        let failed = match state {
            "red" => self.tests[passed..]
                .iter()
                .map(|test| (test.clone(), json!("failed")))
                .collect(),
            _ => Map::new(),
        };
        let flip = if random.below(2) == 0 {
            let caught = self.impostors.iter().filter(|_| random.below(2) == 0);
            json!({"tests": 9, "caught": caught.collect::<Vec<_>>(), "impostors": self.impostors.len(), "twins": 10, "refuse": [], "slow": [], "diagnostic": null})
        } else {
            Value::Null
        };
        json!({
            "kata": self.name, "state": state, "passed": passed, "total": all,
            "parts": (0..self.tests.chunks(size).len()).map(of_part).collect::<Vec<_>>(),
            "focus": if state == "red" { json!(self.tests[passed]) } else { Value::Null },
            "failed": failed,
            "diagnostic": if state == "amber" { json!("error[E0308]: mismatched types") } else { Value::Null },
            "flip": flip, "notes": [],
            "sketch": if matches!(state, "green" | "red") { json!(random.sketch()) } else { Value::Null },
        })
    }
}

/// The names of a file's tests; a case is one of its own.
fn tests_of(text: &str) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    let (mut is_a_test, mut cases) = (false, Vec::new());
    for line in text.lines().map(str::trim) {
        if line == "#[test]" || line == "#[rstest]" {
            is_a_test = true;
        } else if let Some(case) = line.strip_prefix("#[case::") {
            let name = case.split('(').next().unwrap_or_default();
            cases.push(format!("case_{}_{name}", cases.len() + 1));
        } else if let Some(function) = line.strip_prefix("fn ").filter(|_| is_a_test) {
            let name = function.split('(').next().unwrap_or_default();
            if cases.is_empty() {
                found.push(name.to_owned());
            }
            found.extend(cases.drain(..).map(|case| format!("{name}::{case}")));
            is_a_test = false;
        }
    }
    found.into_iter()
}

fn marks(katas: &[Kata]) -> Value {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let learners = (0..LEARNERS).map(|number| {
        let marks = katas.iter().map(|kata| kata.mark(&mut random));
        json!({
            "name": format!("learner-{number:04}"), "points": 50.0, "committed": 1_790_000_000_u64 + number as u64, "late": false,
            "katas": marks.collect::<Vec<_>>(), "notes": [],
        })
    });
    let learners: Vec<_> = learners.collect();
    json!({
        "version": 1, "alike": [], "learners": learners,
        "katas": katas.iter().map(Kata::outline).collect::<Vec<_>>(),
    })
}

/// Numbers that are the same in each run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// Some of its fingerprints are those of many others, as the code of a course is.
    fn sketch(&mut self) -> String {
        let mut prints: Vec<_> = (0..SKETCH)
            .map(|_| match self.below(3) {
                0 => self.below(SHARED) * 0x0765_4321,
                _ => self.next() & 0xffff_ffff,
            })
            .collect();
        prints.sort_unstable();
        prints.dedup();
        while prints.len() < SKETCH {
            prints.push(0xffff_0000 + prints.len() as u64);
        }
        prints.sort_unstable();
        prints.iter().fold(String::new(), |mut text, print| {
            let _ = write!(text, "{print:08x}");
            text
        })
    }
}

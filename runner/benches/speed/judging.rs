//! Judging all of a kata's impostors, against a plain test of its solution, and against tools that generate mutants.

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::copy::{Copy, KATA, edit};
use crate::turns::{Contestant, race, rounds};

/// Measures it.
pub fn measure() {
    let copy = Copy::make();
    let solution = format!("{KATA}-solution");
    let impostors = copy.root.join("solutions").join(KATA).join("impostors");
    let number = impostors.read_dir().expect("impostors").count();
    let source = copy.solution().join("segment.rs");
    let judge = ["kata", "verify", KATA, "--gate", "4"];
    let test = ["test", "--package", &solution];
    let save = |number| edit(&source, number);
    race(
        &format!("Judging the {number} impostors of `{KATA}`"),
        rounds(11),
        1,
        vec![
            Contestant {
                name: "all of them, after an edit of the solution".to_owned(),
                prepare: Box::new(save),
                run: Box::new(|| copy.expect(&judge, true)),
            },
            Contestant {
                name: "cargo test of the solution, after an edit".to_owned(),
                prepare: Box::new(save),
                run: Box::new(|| copy.expect(&test, true)),
            },
            Contestant {
                name: "all of them, with nothing changed".to_owned(),
                prepare: Box::new(|_| {}),
                run: Box::new(|| copy.expect(&judge, true)),
            },
        ],
    );
    mutants(&copy, &solution);
    gamma(&copy, &solution, number);
}

/// Measures what twins add: the same impostors with and without them, after the same edit.
pub fn measure_twins() {
    let copy = Copy::make();
    let solution = copy.root.join("solutions").join(KATA);
    let (twins, aside) = (solution.join("twins"), copy.root.join("twins"));
    let number = twins.read_dir().expect("twins").count();
    let source = copy.solution().join("segment.rs");
    let judge = ["kata", "verify", KATA, "--gate", "4"];
    let with = |number| {
        if aside.exists() {
            std::fs::rename(&aside, &twins).expect("the twins come back");
        }
        edit(&source, number);
    };
    let without = |number| {
        std::fs::rename(&twins, &aside).expect("the twins go aside");
        edit(&source, number);
    };
    race(
        &format!("Judging the impostors of `{KATA}` with its {number} twins and without"),
        rounds(11),
        1,
        vec![
            Contestant {
                name: "with twins, after an edit of the solution".to_owned(),
                prepare: Box::new(with),
                run: Box::new(|| copy.expect(&judge, true)),
            },
            Contestant {
                name: "without twins, after an edit".to_owned(),
                prepare: Box::new(without),
                run: Box::new(|| copy.expect(&judge, true)),
            },
        ],
    );
}

/// `cargo mutants` on one file of the solution: how long it takes a mutant, the first build and test left out.
fn mutants(copy: &Copy, solution: &str) {
    if !copy.has("mutants") {
        println!("  cargo mutants is not installed (cargo install cargo-mutants)");
        return;
    }
    let file = format!("solutions/{KATA}/src/rules.rs");
    std::fs::create_dir_all(copy.root.join("target")).expect("a folder");
    let args = [
        "mutants",
        "--package",
        solution,
        "--file",
        &file,
        "--output",
        "target/mutants",
        "--no-shuffle",
        "--timeout",
        "20",
    ];
    let (took, said) = timed(copy, &args);
    // "40 mutants tested in 60s: 1 missed, 39 caught"; the lines before say what the unmutated build and test took.
    let count = said.lines().find_map(|line| {
        let (count, rest) = line.split_once(" mutants tested")?;
        let count = count.rsplit(' ').next()?.parse::<u32>().ok()?;
        (!rest.is_empty()).then_some(count)
    });
    match count {
        Some(count) => println!(
            "  cargo mutants, {count} mutants of one file: {:.0} ms a mutant (its first build and test included)",
            took.as_secs_f64() * 1000.0 / f64::from(count)
        ),
        None => println!("  cargo mutants says something else than expected:\n{said:.2000}"),
    }
}

/// `cargo gamma`, warm, on as many mutants as there are impostors.
fn gamma(copy: &Copy, solution: &str, number: usize) {
    if !copy.has("gamma") {
        println!("  cargo gamma is not installed (cargo install cargo-gamma)");
        return;
    }
    let args = ["gamma", "run", "--memory", "off", "--package", solution];
    let _ = timed(copy, &args);
    let (took, said) = timed(copy, &args);
    println!(
        "  cargo gamma, warm, all its mutants (there are {number} impostors): {:.0} ms",
        took.as_secs_f64() * 1000.0
    );
    for line in said
        .lines()
        .rev()
        .take(6)
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        println!("    {line}");
    }
}

fn timed(copy: &Copy, args: &[&str]) -> (Duration, String) {
    let started = Instant::now();
    let output = copy
        .cargo(args)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .output()
        .expect("cargo runs");
    let said = [output.stdout, output.stderr]
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .concat();
    (started.elapsed(), said)
}

//! How fast the runner is, measured against what one would use instead; all contestants in turn, in one run, on a copy
//! of the workspace under `target/bench/`. The report is for people.
//!
//! `cargo bench --package kata` measures all but the first verdict and a class, `cargo bench --package kata -- edit` (or
//! `judging`, `twins`, `watch`, `first`, `marking`, `page`) only that. `ROUNDS=20` sets how often each contestant is timed,
//! `SUBMISSIONS=4` how many submissions are marked.

mod copy;
mod edit;
mod first;
mod judging;
mod marking;
mod page;
#[path = "../../tests/command/screen.rs"]
#[allow(dead_code, reason = "the tests ask more of a screen")]
mod screen;
mod turns;
#[path = "../../tests/command/wait.rs"]
mod wait;
mod watch;

fn main() {
    let wanted: Vec<_> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with('-'))
        .collect();
    let is_wanted = |name: &str| wanted.iter().any(|word| word == name);
    if wanted.is_empty() || is_wanted("edit") {
        edit::measure();
    }
    if wanted.is_empty() || is_wanted("judging") {
        judging::measure();
    }
    if wanted.is_empty() || is_wanted("twins") {
        judging::measure_twins();
    }
    if wanted.is_empty() || is_wanted("watch") {
        watch::measure();
    }
    // It builds everything from nothing, twice a round, and installs another program: only on request.
    if is_wanted("first") {
        first::measure();
    }
    // A hundred submissions take minutes: only on request, too.
    if is_wanted("marking") {
        marking::measure();
    }
    if is_wanted("page") {
        page::measure();
    }
}

//! Jobs in short.

use std::collections::BTreeMap;

use ci::Job;

/// A job from its name and its needs, such as `a: b c`, with these steps.
pub fn job(line: &str, steps: &[&str]) -> Job {
    let (name, needs) = line.split_once(':').unwrap_or((line, ""));
    Job {
        name: name.to_owned(),
        needs: needs.split_whitespace().map(str::to_owned).collect(),
        env: BTreeMap::new(),
        steps: steps.iter().map(|&step| step.to_owned()).collect(),
    }
}

//! title: Gathers the jobs that have passed
//! freedom: internals
//! rule: a need of a job did not pass
//!
//! The README says which need is the reason, and not how the code finds it. This version collects the names of the
//! jobs that have passed.

mod run {
    pub fn blocker<'a>(job: &'a Job, finished: &[JobReport]) -> Option<&'a str> {
        let mut passed = std::collections::HashSet::new();
        for report in finished {
            if report.state == JobState::Passed {
                passed.insert(report.name.as_str());
            }
        }
        for need in &job.needs {
            if !passed.contains(need.as_str()) {
                return Some(need);
            }
        }
        None
    }
}

//! Predictions: which light the learner expects before a run, and how often they were right. It is how one notices that one
//! did not understand.

use serde::{Deserialize, Serialize};

use crate::run::verdict::{Light, Outcome, Verdict};

/// How often predictions came true.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Score {
    /// So often.
    pub right: usize,
    /// Of so many.
    pub made: usize,
}

impl Score {
    /// One more.
    pub fn note(&mut self, right: bool) {
        self.made += 1;
        self.right += usize::from(right);
    }
}

/// The light that came, as it was asked for: green, if the test that was in focus passes now.
pub fn came(verdict: &Verdict, focus_before: Option<&str>) -> Light {
    let passes = |focus: &str| {
        let test = verdict.tests.iter().find(|test| test.id() == focus);
        test.is_some_and(|test| test.outcome == Outcome::Passed)
    };
    match (verdict.light, focus_before) {
        (Light::Red | Light::Timeout, Some(focus)) if passes(focus) => Light::Green,
        (Light::Timeout, _) => Light::Red,
        (light, _) => light,
    }
}

/// The light that a key stands for.
pub fn of_key(key: char) -> Option<Light> {
    match key {
        'g' => Some(Light::Green),
        'r' => Some(Light::Red),
        'a' => Some(Light::Amber),
        _ => None,
    }
}

/// The question, for the test in focus.
pub fn question(focus: Option<&str>) -> String {
    match focus {
        Some(focus) => format!(
            "What is coming? g green: {focus} passes · r red · a amber: it does not compile"
        ),
        None => "What is coming? g green · r red · a amber: it does not compile".to_owned(),
    }
}

/// What became of it.
pub fn told(predicted: Light, came: Light, score: Score) -> String {
    let verdict = if predicted == came {
        "as you said"
    } else {
        "not what you said"
    };
    format!(
        "{} came, {verdict} ({}); {} of {} right",
        came.name(),
        predicted.name(),
        score.right,
        score.made
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::kata::Layer;
    use crate::run::verdict::TestReport;
    use rstest::rstest;

    fn verdict(outcomes: &[Outcome]) -> Verdict {
        let test = |(index, outcome): (usize, &Outcome)| {
            TestReport::example(Layer::Unit, format!("t{index}"), *outcome)
        };
        Verdict::of_tests("fruit", outcomes.iter().enumerate().map(test).collect())
    }

    #[rstest]
    #[case::the_focus_passes(&[Outcome::Passed, Outcome::Failed], Some("unit::t0"), Light::Green)]
    #[case::the_focus_fails(&[Outcome::Failed, Outcome::Passed], Some("unit::t0"), Light::Red)]
    #[case::the_focus_hangs(&[Outcome::TimedOut], Some("unit::t0"), Light::Red)]
    #[case::there_was_none(&[Outcome::Failed], None, Light::Red)]
    #[case::all_pass(&[Outcome::Passed], None, Light::Green)]
    fn the_light_is_that_of_the_focus(
        #[case] outcomes: &[Outcome],
        #[case] focus: Option<&str>,
        #[case] light: Light,
    ) {
        assert_eq!(came(&verdict(outcomes), focus), light);
    }

    #[test]
    fn the_score_is_kept() {
        let mut score = Score::default();
        score.note(true);
        score.note(false);
        assert_eq!(score, Score { right: 1, made: 2 });
        assert_eq!(
            told(Light::Green, Light::Amber, score),
            "amber came, not what you said (green); 1 of 2 right"
        );
    }
}

//! What commands print with `--json`: one document, also where something went wrong. `docs/kata.schema.json` says what there
//! can be in it.

use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use crate::os::status::{HasStatus, Status};
use crate::os::terminal;
use crate::run::verdict::Verdict;

/// The version of the schema. It changes when a field goes or means something else, not when one is added.
const VERSION: u32 = 1;

/// A document was printed, so no other one may follow.
static PRINTED: AtomicBool = AtomicBool::new(false);

/// The commands that print documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `kata NAME`.
    Run,
    /// `kata`.
    List,
    /// `kata flip`.
    Flip,
    /// `kata verify`.
    Verify,
    /// `kata log`.
    Log,
    /// `kata quiz`.
    Quiz,
}

/// Why a document cannot be printed.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// It cannot be put into JSON.
    #[error("cannot write the report: {0}")]
    Json(serde_json::Error),
    /// Standard output cannot be written.
    #[error("cannot write standard output: {0}")]
    Write(std::io::Error),
}

impl HasStatus for DocumentError {
    fn status(&self) -> Status {
        Status::Fault
    }
}

/// A document: what all of them have, and a command's own part.
#[derive(Serialize)]
struct Document<'a, B> {
    version: u32,
    /// `None` where the command line was not understood.
    command: Option<Kind>,
    #[serde(flatten)]
    body: &'a B,
}

/// The part of a document that says what went wrong.
#[derive(Serialize)]
struct Wrong<'a> {
    /// For a run that the machine kept from a verdict.
    #[serde(flatten)]
    verdict: Option<Verdict>,
    error: Told<'a>,
}

#[derive(Serialize)]
struct Told<'a> {
    /// The exit status.
    status: u8,
    message: &'a str,
}

/// Prints a command's document.
///
/// # Errors
/// When standard output cannot be written.
pub fn print(command: Kind, body: &impl Serialize) -> Result<(), DocumentError> {
    let text = text(Some(command), body)?;
    PRINTED.store(true, Ordering::Relaxed);
    terminal::print(&text).map_err(DocumentError::Write)
}

/// Prints the document of a command that cannot do what was asked, unless it has printed one already. `kata` is the one that
/// was to be run.
pub fn print_error(command: Option<Kind>, kata: Option<&str>, status: Status, message: &str) {
    if PRINTED.swap(true, Ordering::Relaxed) {
        return;
    }
    if let Ok(text) = error_text(command, kata, status, message) {
        // The same message goes to standard error, and there is no third place for it.
        let _ = terminal::print(&text);
    }
}

fn error_text(
    command: Option<Kind>,
    kata: Option<&str>,
    status: Status,
    message: &str,
) -> Result<String, DocumentError> {
    let message = anstream::adapter::strip_str(message).to_string();
    let is_run = command == Some(Kind::Run) && status == Status::Fault;
    let body = Wrong {
        verdict: kata
            .filter(|_| is_run)
            .map(|kata| Verdict::fault(kata, message.clone())),
        error: Told {
            status: status.code(),
            message: &message,
        },
    };
    text(command, &body)
}

fn text(command: Option<Kind>, body: &impl Serialize) -> Result<String, DocumentError> {
    let document = Document {
        version: VERSION,
        command,
        body,
    };
    let text = serde_json::to_string(&document).map_err(DocumentError::Json)?;
    Ok(text + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::kata::Layer;
    use crate::run::verdict::{Light, Outcome, TestReport};
    use serde_json::{Value, json};

    fn schema() -> Value {
        serde_json::from_str(include_str!("../../../docs/kata.schema.json")).unwrap()
    }

    #[track_caller]
    fn is_valid(text: &str) {
        let document: Value = serde_json::from_str(text).unwrap();
        let schema = jsonschema::validator_for(&schema()).unwrap();
        if let Err(error) = schema.validate(&document) {
            panic!("{error}: {document:#}");
        }
    }

    /// All values: each names the next one, so a new one does not compile before it has its place here.
    fn all<T: Copy + Serialize>(first: T, next: impl Fn(T) -> Option<T>) -> Value {
        let values = std::iter::successors(Some(first), |value| next(*value));
        serde_json::to_value(values.collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn the_schema_has_every_light_outcome_and_layer() {
        let lights = all(Light::Green, |light| match light {
            Light::Green => Some(Light::Red),
            Light::Red => Some(Light::Amber),
            Light::Amber => Some(Light::Timeout),
            Light::Timeout => Some(Light::Fault),
            Light::Fault => None,
        });
        let outcomes = all(Outcome::Passed, |outcome| match outcome {
            Outcome::Passed => Some(Outcome::Failed),
            Outcome::Failed => Some(Outcome::Crashed),
            Outcome::Crashed => Some(Outcome::TimedOut),
            Outcome::TimedOut => Some(Outcome::Missing),
            Outcome::Missing => Some(Outcome::NotJudged),
            Outcome::NotJudged => None,
        });
        let layers = all(Layer::Unit, |layer| match layer {
            Layer::Unit => Some(Layer::Integration),
            Layer::Integration => Some(Layer::E2e),
            Layer::E2e => Some(Layer::Mine),
            Layer::Mine => None,
        });
        let schema = schema();
        assert_eq!(schema["$defs"]["light"]["enum"], lights);
        assert_eq!(schema["$defs"]["outcome"]["enum"], outcomes);
        assert_eq!(schema["$defs"]["layer"]["enum"], layers);
    }

    #[test]
    fn the_schema_has_the_version_and_every_command() {
        let commands = all(Kind::Run, |kind| match kind {
            Kind::Run => Some(Kind::List),
            Kind::List => Some(Kind::Flip),
            Kind::Flip => Some(Kind::Verify),
            Kind::Verify => Some(Kind::Log),
            Kind::Log => Some(Kind::Quiz),
            Kind::Quiz => None,
        });
        let schema = schema();
        let of_each: Vec<_> = schema["oneOf"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|one| {
                let name = one["$ref"].as_str()?.strip_prefix("#/$defs/")?;
                let command = &schema["$defs"][name]["properties"]["command"]["const"];
                command.is_string().then(|| command.clone())
            })
            .collect();
        assert_eq!(Value::from(of_each), commands);
        assert_eq!(schema["$defs"]["version"]["const"], json!(VERSION));
    }

    #[test]
    fn every_verdict_is_a_valid_document() {
        let test = |outcome| TestReport {
            millis: 0.1,
            message: (outcome != Outcome::Passed).then(|| "no".to_owned()),
            printed: (outcome == Outcome::Failed).then(|| "x = 1".to_owned()),
            ..TestReport::example(Layer::Unit, "a", outcome)
        };
        for outcome in [
            Outcome::Passed,
            Outcome::Failed,
            Outcome::TimedOut,
            Outcome::NotJudged,
        ] {
            let verdict = Verdict::of_tests("tdd", vec![test(outcome)]);
            is_valid(&text(Some(Kind::Run), &verdict).unwrap());
        }
        for verdict in [
            Verdict::amber("tdd", "no".to_owned()),
            Verdict::fault("tdd", "no".to_owned()),
        ] {
            is_valid(&text(Some(Kind::Run), &verdict).unwrap());
        }
    }

    #[test]
    fn every_error_is_a_valid_document() {
        let commands = [
            None,
            Some(Kind::Run),
            Some(Kind::List),
            Some(Kind::Flip),
            Some(Kind::Verify),
            Some(Kind::Log),
            Some(Kind::Quiz),
        ];
        for command in commands {
            for status in [Status::NotGreen, Status::Usage, Status::Fault] {
                is_valid(
                    &error_text(command, Some("tdd"), status, "\u{1b}[1mno\u{1b}[0m").unwrap(),
                );
            }
        }
    }

    #[test]
    fn a_fault_of_a_run_has_that_light_and_wrong_usage_has_none() {
        let of = |status| -> Value {
            let text = error_text(Some(Kind::Run), Some("tdd"), status, "no").unwrap();
            serde_json::from_str(&text).unwrap()
        };
        let fault = of(Status::Fault);
        assert_eq!(fault["light"], "fault");
        assert_eq!(fault["diagnostic"], "no");
        assert_eq!(fault["error"], json!({ "status": 3, "message": "no" }));
        assert_eq!(of(Status::Usage).get("light"), None);
    }
}

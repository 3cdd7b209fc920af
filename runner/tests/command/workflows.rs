//! The workflows are what a parser and a shell take: those of this course, and those that `kata init` writes. A mistake in one
//! of them would show only after a push.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};

use rstest::rstest;
use yaml_rust2::{Yaml, YamlLoader};

use crate::documents::{files, read};
use crate::workspace::Workspace;

fn parsed(text: &str) -> Result<Yaml, String> {
    let documents = YamlLoader::load_from_str(text).map_err(|error| error.to_string())?;
    let [document] = <[Yaml; 1]>::try_from(documents)
        .map_err(|documents| format!("{} documents", documents.len()))?;
    Ok(document)
}

fn entries(yaml: &Yaml) -> impl Iterator<Item = (&str, &Yaml)> {
    let hash = yaml.as_hash().into_iter().flatten();
    hash.filter_map(|(key, value)| Some((key.as_str()?, value)))
}

/// What is wrong with a workflow: nothing, if GitHub can run it.
fn faults(text: &str) -> Vec<String> {
    let workflow = match parsed(text) {
        Ok(workflow) => workflow,
        Err(error) => return vec![error],
    };
    let mut faults = Vec::new();
    for key in ["name", "on", "jobs"] {
        if workflow[key].is_badvalue() || workflow[key].is_null() {
            faults.push(format!("no `{key}`"));
        }
    }
    let jobs: BTreeSet<_> = entries(&workflow["jobs"]).map(|(name, _)| name).collect();
    for (name, job) in entries(&workflow["jobs"]) {
        let mut say = |fault: String| faults.push(format!("{name}: {fault}"));
        if job["runs-on"].as_str().is_none() {
            say("no `runs-on`".to_owned());
        }
        let needs = match &job["needs"] {
            Yaml::Array(needs) => needs.iter().filter_map(Yaml::as_str).collect(),
            needs => Vec::from_iter(needs.as_str()),
        };
        for missing in needs.iter().filter(|need| !jobs.contains(*need)) {
            say(format!("it needs `{missing}`, which is no job"));
        }
        let steps = job["steps"].as_vec().map_or(&[][..], Vec::as_slice);
        if steps.is_empty() {
            say("no `steps`".to_owned());
        }
        for (index, step) in steps.iter().enumerate() {
            let (uses, run) = (step["uses"].as_str(), step["run"].as_str());
            match (uses, run) {
                (Some(action), None) if action.contains('@') => {}
                (None, Some(script)) => {
                    if let Err(error) = is_a_script(script) {
                        say(format!("step {}: {error}", index + 1));
                    }
                }
                _ => say(format!(
                    "step {}: either `uses: ACTION@VERSION` or `run`",
                    index + 1
                )),
            }
        }
    }
    for (id, of) in references(text) {
        let steps = entries(&workflow["jobs"])
            .flat_map(|(_, job)| job["steps"].as_vec().into_iter().flatten());
        let has_step = steps
            .into_iter()
            .any(|step| step["id"].as_str() == Some(&id));
        let is_known = if of == "needs" {
            jobs.contains(id.as_str())
        } else {
            has_step
        };
        if !is_known {
            faults.push(format!("`{of}.{id}` is not there"));
        }
    }
    faults
}

/// The jobs and steps whose outputs a text uses: `needs.ID.outputs`, `steps.ID.outputs`.
fn references(text: &str) -> Vec<(String, &'static str)> {
    let of = |kind: &'static str| {
        let before = format!("{kind}.");
        let parts = text.split(".outputs").filter_map(move |part| {
            let (_, id) = part.rsplit_once(&before)?;
            let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
            id.chars().all(is_name).then(|| (id.to_owned(), kind))
        });
        parts.collect::<Vec<_>>()
    };
    [of("needs"), of("steps")].concat()
}

/// Whether a shell can read a script. What GitHub puts in before is a word.
fn is_a_script(script: &str) -> Result<(), String> {
    let mut text = String::new();
    let mut rest = script;
    while let Some((before, behind)) = rest.split_once("${{") {
        text += before;
        text += "word";
        rest = behind.split_once("}}").map_or("", |(_, rest)| rest);
    }
    text += rest;
    let mut shell = Command::new("bash");
    shell.args(["-n", "-c", &text]).stdin(Stdio::null());
    let ended = shell.output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    ended.status.success().then_some(()).ok_or(said)
}

#[test]
fn the_workflows_and_forms_of_the_course_can_be_read() {
    let workflows = files(".github/workflows", ".yml");
    assert!(!workflows.is_empty(), "no workflow");
    for path in workflows {
        assert_eq!(faults(&read(&path)), [""; 0], "{}", path.display());
    }
    for path in files(".github/ISSUE_TEMPLATE", ".yml") {
        let form =
            parsed(&read(&path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let fields = form["body"].as_vec().expect("fields");
        assert!(fields.iter().all(|field| field["type"].as_str().is_some()));
    }
}

/// Whatever the name and the address of the runner are.
#[rstest]
#[case::with_a_book(&["--runner", "https://example.org/kata"])]
#[case::without(&["--no-book", "--runner", "https://example.org/a b#c: \"d\""])]
#[case::with_the_usual_runner(&[])]
fn the_workflows_of_a_new_course_can_be_read(#[case] options: &[&str]) {
    let outside = Workspace::outside();
    let args = [&["init", "mine", "--kata", "of-flows"], options].concat();
    outside.kata(&args).assert().code(0);
    let dir = outside.path().join("mine/.github/workflows");
    let names: Vec<_> = dir
        .read_dir()
        .expect("workflows")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert!(names.len() > 1, "{names:?}");
    for name in names {
        let path = Path::new("mine/.github/workflows").join(name);
        let text = outside.read(path.to_str().expect("a name"));
        assert_eq!(faults(&text), [""; 0], "{}:\n{text}", path.display());
    }
    if let Some(address) = options.last().filter(|option| option.starts_with("https")) {
        let workflow = parsed(&outside.read("mine/.github/workflows/ci.yml")).expect("YAML");
        let steps = workflow["jobs"]["check"]["steps"].as_vec().expect("steps");
        let mut runners = steps.iter().map(|step| &step["env"]["RUNNER"]);
        assert!(
            runners.any(|runner| runner.as_str() == Some(address)),
            "{steps:?}"
        );
    }
}

/// A check that cannot fail is none.
#[rstest]
#[case::no_yaml("name: a: b\n", "mapping values")]
#[case::a_tab("jobs:\n\ta: 1\n", "")]
#[case::no_jobs("name: a\non: push\n", "no `jobs`")]
#[case::no_machine(
    "name: a\non: push\njobs:\n  one:\n    steps: [{ run: ls }]\n",
    "one: no `runs-on`"
)]
#[case::no_step(
    "name: a\non: push\njobs:\n  one:\n    runs-on: x\n",
    "one: no `steps`"
)]
#[case::an_action_without_a_version(
    "name: a\non: push\njobs:\n  one:\n    runs-on: x\n    steps: [{ uses: actions/checkout }]\n",
    "step 1: either"
)]
#[case::no_script(
    "name: a\non: push\njobs:\n  one:\n    runs-on: x\n    steps:\n      - run: if true; then\n",
    "one: step 1: "
)]
#[case::an_unknown_job(
    "name: a\non: push\njobs:\n  one:\n    needs: two\n    runs-on: x\n    steps: [{ run: ls }]\n",
    "it needs `two`"
)]
#[case::an_unknown_step(
    "name: a\non: push\njobs:\n  one:\n    runs-on: x\n    steps: [{ run: \"echo ${{ steps.a.outputs.b }}\" }]\n",
    "`steps.a` is not there"
)]
fn a_fault_of_a_workflow_is_found(#[case] text: &str, #[case] fault: &str) {
    let found = faults(text);
    assert!(found.iter().any(|found| found.contains(fault)), "{found:?}");
}

//! Completion: what the word at the cursor may become. A shell's script asks the runner on each press of the key, so names of
//! katas, topics of the quiz and runs of the journal are those of the moment.

use std::path::Path;

use clap::{Arg, Command, ValueEnum};

use crate::course::concept;
use crate::learner::journal::{Journal, What};

/// The shells that there is a script for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// bash.
    Bash,
    /// elvish.
    Elvish,
    /// fish.
    Fish,
    /// `PowerShell`.
    #[value(name = "powershell")]
    Power,
    /// zsh.
    Zsh,
}

/// What a shell has to read to complete the command line.
pub fn script(shell: Shell, runner: &Path) -> String {
    let script = match shell {
        Shell::Bash => include_str!("../../completions/kata.bash"),
        Shell::Elvish => include_str!("../../completions/kata.elv"),
        Shell::Fish => include_str!("../../completions/kata.fish"),
        Shell::Power => include_str!("../../completions/kata.ps1"),
        Shell::Zsh => include_str!("../../completions/kata.zsh"),
    };
    let runner = runner.to_string_lossy();
    let quoted = match shell {
        Shell::Bash | Shell::Zsh => format!("'{}'", runner.replace('\'', r"'\''")),
        Shell::Fish => format!("'{}'", runner.replace('\\', r"\\").replace('\'', r"\'")),
        Shell::Elvish | Shell::Power => format!("'{}'", runner.replace('\'', "''")),
    };
    script.replace("RUNNER", &quoted)
}

/// Something that a word may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    value: String,
    /// What it is, in a few words.
    about: String,
}

/// A word by which a script is told to offer files.
const FILE: &str = "<file>";

/// What there is to choose from in this course.
pub trait Known {
    fn katas(&self) -> Vec<Candidate>;
    /// The topics of the quiz: the concepts and the katas.
    fn topics(&self) -> Vec<Candidate>;
    /// The entries of a kata's journal, the newest first.
    fn runs(&self, kata: &str) -> Vec<Candidate>;
}

impl Known for Journal<'_> {
    fn katas(&self) -> Vec<Candidate> {
        // What is wrong with the others, a run of them says.
        let (katas, _) = self.course.in_path_order().unwrap_or_default();
        let katas = katas.into_iter().map(|kata| Candidate {
            value: kata.name,
            about: kata.title,
        });
        katas.collect()
    }

    fn topics(&self) -> Vec<Candidate> {
        let (katas, _) = self.course.in_path_order().unwrap_or_default();
        let concepts = katas
            .iter()
            .flat_map(|kata| concept::of_kata(self.course, kata).unwrap_or_default());
        let mut topics: Vec<_> = concepts
            .map(|concept| Candidate {
                value: concept.name,
                about: concept.question,
            })
            .collect();
        let others = self.katas().into_iter().filter(|kata| {
            // A kata whose only page has its own name is that topic.
            !topics.iter().any(|topic| topic.value == kata.value)
        });
        let others: Vec<_> = others.collect();
        topics.extend(others);
        topics
    }

    fn runs(&self, kata: &str) -> Vec<Candidate> {
        let entries = self.course.kata(kata).ok();
        let entries = entries.and_then(|kata| self.entries(&kata).ok());
        let mut runs: Vec<_> = entries
            .unwrap_or_default()
            .into_iter()
            .map(|entry| Candidate {
                value: entry.number.to_string(),
                about: match &entry.what {
                    What::Run {
                        light,
                        passed,
                        total,
                        ..
                    } => format!("{} {light} {passed} of {total}", entry.time),
                    What::Kept { before } => format!("{} kept before {before}", entry.time),
                    What::Asked { question, .. } => format!("{} asked {question}", entry.time),
                },
            })
            .collect();
        runs.reverse();
        runs
    }
}

/// The lines that a script reads: each a candidate and, behind a tab, what it is.
pub fn lines(command: &Command, words: &[String], known: &dyn Known) -> String {
    candidates(command, words, known)
        .into_iter()
        .map(|Candidate { value, about }| {
            let about = about.replace(['\n', '\t'], " ");
            if about.is_empty() {
                value + "\n"
            } else {
                format!("{value}\t{about}\n")
            }
        })
        .collect()
}

/// What the last of the words behind `kata` may become.
fn candidates(root: &Command, words: &[String], known: &dyn Known) -> Vec<Candidate> {
    let nothing = String::new();
    let (last, before) = words.split_last().unwrap_or((&nothing, &[]));
    let mut typed = Typed {
        command: root,
        objects: Vec::new(),
        options: Vec::new(),
        value_of: None,
    };
    for word in before {
        typed.take(word);
    }
    let mut found = if let Some(option) = typed.value_of {
        typed.values(option, known)
    } else if last.starts_with('-') {
        typed.options()
    } else {
        typed.objects(root, known)
    };
    found.retain(|candidate| candidate.value.starts_with(last.as_str()) || candidate.value == FILE);
    found
}

/// What stands before the word at the cursor.
struct Typed<'a> {
    command: &'a Command,
    /// The words that are neither a command nor an option.
    objects: Vec<&'a str>,
    options: Vec<&'a Arg>,
    /// The option whose value comes next.
    value_of: Option<&'a Arg>,
}

impl<'a> Typed<'a> {
    fn take(&mut self, word: &'a str) {
        if self.value_of.take().is_some() {
            return;
        }
        if let Some(option) = word.strip_prefix("--") {
            let name = option.split('=').next().unwrap_or(option);
            let mut all = self.command.get_arguments();
            let Some(arg) = all.find(|arg| arg.get_long() == Some(name)) else {
                return;
            };
            self.options.push(arg);
            if arg.get_action().takes_values() && !option.contains('=') {
                self.value_of = Some(arg);
            }
        } else if let Some(command) = self
            .objects
            .is_empty()
            .then(|| self.command.find_subcommand(word))
            .flatten()
        {
            self.command = command;
        } else {
            self.objects.push(word);
        }
    }

    fn options(&self) -> Vec<Candidate> {
        let again = |arg: &Arg| matches!(arg.get_action(), clap::ArgAction::Append);
        let options = self.command.get_opts().filter(|arg| !arg.is_hide_set());
        options
            .filter(|arg| {
                again(arg)
                    || !self
                        .options
                        .iter()
                        .any(|used| used.get_id() == arg.get_id())
            })
            .filter_map(|arg| {
                Some(Candidate {
                    value: format!("--{}", arg.get_long()?),
                    about: arg.get_help().map(ToString::to_string).unwrap_or_default(),
                })
            })
            .chain([Candidate {
                value: "--help".to_owned(),
                about: "Print help".to_owned(),
            }])
            .collect()
    }

    fn objects(&self, root: &Command, known: &dyn Known) -> Vec<Candidate> {
        let mut all = self.command.get_positionals();
        let next = all.nth(self.objects.len()).or_else(|| {
            let last = self.command.get_positionals().last()?;
            matches!(last.get_action(), clap::ArgAction::Append).then_some(last)
        });
        let mut found = next
            .filter(|arg| !arg.is_hide_set())
            .map_or_else(Vec::new, |arg| self.values(arg, known));
        // A kata that is named already is not named again.
        found.retain(|candidate| !self.objects.contains(&candidate.value.as_str()));
        if std::ptr::eq(self.command, root) && self.objects.is_empty() {
            let commands = root
                .get_subcommands()
                .filter(|command| !command.is_hide_set());
            found.extend(commands.map(|command| {
                Candidate {
                    value: command.get_name().to_owned(),
                    about: command
                        .get_about()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                }
            }));
        }
        found
    }

    fn values(&self, arg: &Arg, known: &dyn Known) -> Vec<Candidate> {
        match arg.get_id().as_str() {
            // What will be made has no name yet.
            "name" if self.command.get_name() == "new" => Vec::new(),
            "name" | "names" => known.katas(),
            "topic" => known.topics(),
            "run" | "from" | "to" => self
                .objects
                .first()
                .map_or_else(Vec::new, |kata| known.runs(kata)),
            "junit" => vec![Candidate {
                value: FILE.to_owned(),
                about: String::new(),
            }],
            _ => arg
                .get_possible_values()
                .iter()
                .map(|value| Candidate {
                    value: value.get_name().to_owned(),
                    about: value
                        .get_help()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Cli;
    use clap::CommandFactory;
    use rstest::rstest;

    struct Few;

    fn few(values: &[&str]) -> Vec<Candidate> {
        let candidate = |value: &&str| Candidate {
            value: (*value).to_owned(),
            about: "about\nit".to_owned(),
        };
        values.iter().map(candidate).collect()
    }

    impl Known for Few {
        fn katas(&self) -> Vec<Candidate> {
            few(&["tdd", "jwt", "json-schema"])
        }

        fn topics(&self) -> Vec<Candidate> {
            few(&["tdd", "signature"])
        }

        fn runs(&self, kata: &str) -> Vec<Candidate> {
            few(if kata == "tdd" { &["2", "1"] } else { &[] })
        }
    }

    fn values(words: &[&str]) -> Vec<String> {
        let words: Vec<_> = words.iter().map(|word| (*word).to_owned()).collect();
        let found = candidates(&Cli::command(), &words, &Few);
        found.into_iter().map(|candidate| candidate.value).collect()
    }

    #[rstest]
    #[case::a_kata(&["td"], &["tdd"])]
    #[case::a_command(&["fl"], &["flip"])]
    #[case::either(&["j"], &["jwt", "json-schema"])]
    #[case::no_hidden_command(&["boo"], &[])]
    #[case::of_a_command(&["flip", ""], &["tdd", "jwt", "json-schema"])]
    #[case::behind_an_option(&["flip", "--reveal", "t"], &["tdd"])]
    #[case::one_kata_only(&["flip", "tdd", ""], &[])]
    #[case::one_kata_and_no_command(&["tdd", ""], &[])]
    #[case::several_katas(&["verify", "tdd", ""], &["jwt", "json-schema"])]
    #[case::an_option(&["tdd", "--js"], &["--json"])]
    #[case::an_option_that_is_there(&["tdd", "--json", "--js"], &[])]
    #[case::an_option_that_comes_again(&["verify", "--gate", "1", "--ga"], &["--gate"])]
    #[case::an_option_of_a_command(&["flip", "--r"], &["--reveal"])]
    #[case::a_value(&["tdd", "--layer", ""], &["unit", "integration", "e2e"])]
    #[case::a_file(&["tdd", "--junit", "rep"], &["<file>"])]
    #[case::behind_a_file(&["--junit", "report.xml", "td"], &["tdd"])]
    #[case::a_topic(&["quiz", "s"], &["signature"])]
    #[case::a_run(&["back", "tdd", ""], &["2", "1"])]
    #[case::a_run_of_nothing(&["back", "jwt", ""], &[])]
    #[case::two_runs(&["diff", "tdd", "1", ""], &["2"])]
    #[case::a_shell(&["completions", "z"], &["zsh"])]
    #[case::a_name_to_come(&["new", ""], &[])]
    fn a_word_becomes(#[case] words: &[&str], #[case] expected: &[&str]) {
        assert_eq!(values(words), expected);
    }

    #[test]
    fn before_anything_is_typed_there_are_katas_and_commands() {
        for words in [&[][..], &[""]] {
            let values = values(words);
            for known in ["tdd", "flip", "verify", "completions"] {
                assert!(values.contains(&known.to_owned()), "{values:?}");
            }
        }
    }

    #[test]
    fn a_line_has_the_word_and_what_it_is() {
        let lines = lines(&Cli::command(), &["td".to_owned()], &Few);
        assert_eq!(lines, "tdd\tabout it\n");
    }

    #[rstest]
    #[case::bash(Shell::Bash, r"'/it'\''s/kata'")]
    #[case::zsh(Shell::Zsh, r"'/it'\''s/kata'")]
    #[case::fish(Shell::Fish, r"'/it\'s/kata'")]
    #[case::elvish(Shell::Elvish, "'/it''s/kata'")]
    #[case::powershell(Shell::Power, "'/it''s/kata'")]
    fn a_script_has_the_runner_s_place_quoted(#[case] shell: Shell, #[case] quoted: &str) {
        let script = script(shell, Path::new("/it's/kata"));
        assert!(
            script.contains(quoted) && !script.contains("RUNNER"),
            "{script}"
        );
    }
}

//! The copies of a kata that a walk-through is carried out on. They lie in their workspaces where the learner's own folder
//! lies in the real one, so that rustc and the tests call their files as a learner would.

use std::path::Path;

use crate::course::kata::{Course, Kata, Package};
use crate::os::files::{self, Texts};
use crate::run::generated::{Copy, GenerateError, GeneratedWorkspace};

/// A copy with the kata's program, and one without: most states of the code are looked at by suites that do not start it,
/// and to link it takes as long as to compile the library.
pub struct Copies<'a> {
    kata: &'a Kata,
    root: &'a Path,
    library: GeneratedWorkspace<'a>,
    whole: GeneratedWorkspace<'a>,
}

impl<'a> Copies<'a> {
    /// Prepares them.
    ///
    /// # Errors
    /// When the solution's manifest cannot be read.
    pub fn of(course: &'a Course, kata: &'a Kata) -> Result<Self, GenerateError> {
        Ok(Self {
            kata,
            root: course.root(),
            library: GeneratedWorkspace::new(course, kata, "demo-library")?,
            whole: GeneratedWorkspace::new(course, kata, "demo")?,
        })
    }

    /// Writes that code into one of them, and what is to lie beside it.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn put(
        &mut self,
        code: &Texts,
        beside: &Texts,
        program: bool,
    ) -> Result<(&GeneratedWorkspace<'a>, Package), GenerateError> {
        let (generated, label) = if program {
            (&mut self.whole, "demo")
        } else {
            (&mut self.library, "demo-library")
        };
        let sources: Vec<_> = code
            .iter()
            .map(|(path, text)| (path.clone(), text.clone()))
            .collect();
        let package = generated.add(&Copy {
            label,
            dir: &format!("katas/{}", self.kata.name),
            sources: &sources,
            beside,
            program,
        })?;
        Ok((generated, package))
    }

    /// A text in which files are called as from the root of the workspace: a class need not know where the speaker keeps it.
    pub fn at_home(&self, text: &str) -> String {
        let folders = [
            (self.library.root(), ""),
            (self.whole.root(), ""),
            (&self.whole.target().target, "target/"),
            (self.root, ""),
        ];
        let text = folders
            .iter()
            .fold(text.to_owned(), |text, (folder, home)| {
                files::renamed(&text, folder, home)
            });
        // The audience need not know which clone this is.
        match &*self.whole.target().suffix() {
            "" => text,
            suffix => text.replace(suffix, ""),
        }
    }
}

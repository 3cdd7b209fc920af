//! The parts of a kata in solo, and how far each one is.

use crate::commands::error::Error;
use crate::course::kata::Course;
use crate::course::part::Chapter;
use crate::learner::circle::Solo;
use crate::learner::progress;
use crate::os::status::Status;
use crate::os::terminal;
use crate::ui::report;
use crate::ui::screen::hanging;
use crate::ui::style::{STRONG, styled};

use super::task::Task;

/// Prints the parts. The exit status says whether all are finished.
///
/// # Errors
/// See [`Task::of`].
pub fn list(course: &Course, name: &str, part: Option<usize>) -> Result<Status, Error> {
    let task = Task::of(course, name, part)?;
    let solo = progress::recall(course, &task.kata).solo;
    let text = rows(&task, &solo, terminal::width()).join("\n") + "\n";
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    Ok(if task.is_finished {
        Status::Green
    } else {
        Status::NotGreen
    })
}

fn rows(task: &Task, solo: &Solo, width: usize) -> Vec<String> {
    let kata = &task.kata;
    let title = format!("{} · solo, {}", styled(STRONG, &kata.name), kata.title);
    let mut rows = hanging(&title, "", "  ", width);
    rows.push(String::new());
    let here = task.part().map(|part| part.stretch.number);
    for chapter in &task.parts {
        let part = &chapter.stretch;
        let mark = if here == Some(part.number) {
            "→"
        } else {
            " "
        };
        let text = format!(
            "{}. {}: {}",
            part.number,
            part.title,
            how_far(chapter, solo)
        );
        rows.extend(hanging(&text, &format!("{mark} "), "     ", width));
    }
    rows.push(String::new());
    let steps = if task.is_finished {
        task.steps_after()
    } else {
        let finish = format!("{} --finish", task.command());
        vec![("then", task.command()), ("or end", finish)]
    };
    rows.extend(report::labelled(steps, width));
    rows
}

fn how_far(chapter: &Chapter, solo: &Solo) -> String {
    let part = &chapter.stretch;
    if solo.finished.contains(&part.number) {
        return "finished".to_owned();
    }
    match solo.held.get(&part.number) {
        Some((held, of)) => {
            format!("open, your tests held {held} of {of} rules at the last --finish")
        }
        None => format!("open, {} minutes", chapter.minutes),
    }
}

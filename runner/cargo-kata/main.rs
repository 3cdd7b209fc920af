//! What cargo starts for `cargo kata` where the runner is installed (`cargo install`): it becomes the program `kata` that
//! lies beside it, and keeps cargo's own word `kata` from it.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

/// The exit status of the runner where the machine is in the way.
const FAULT: u8 = 3;

fn main() -> ExitCode {
    let Ok(this) = std::env::current_exe() else {
        return fault("this program cannot be found; install the runner again");
    };
    let runner = this.with_file_name(format!("kata{}", std::env::consts::EXE_SUFFIX));
    let mut words: Vec<OsString> = std::env::args_os().skip(1).collect();
    if words.first().is_some_and(|word| word == "kata") {
        words.remove(0);
    }
    let mut command = Command::new(&runner);
    command.args(words);
    match become_it(command) {
        Ok(status) => status,
        Err(error) => fault(&format!(
            "cannot run {}: {error}\ninstall the runner again",
            runner.display()
        )),
    }
}

fn fault(why: &str) -> ExitCode {
    eprintln!("fault: {why}");
    ExitCode::from(FAULT)
}

/// Becomes that program.
#[cfg(unix)]
fn become_it(mut command: Command) -> std::io::Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(command.exec())
}

/// Runs that program, and ends as it does.
#[cfg(not(unix))]
fn become_it(mut command: Command) -> std::io::Result<ExitCode> {
    // Ctrl-C is for the runner, which hears it too.
    let _ = ctrlc::set_handler(|| {});
    let status = command.status()?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

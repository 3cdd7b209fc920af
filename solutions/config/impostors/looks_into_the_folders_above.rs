//! title: Reads an `.env` in a folder above
//! severity: major
//! seen by: e2e::show::show_reads_the_environment
//! rule: `.env` is looked for in the current folder only.
//! asks: in which folders does the program look for an `.env`?
//!
//! Many libraries search the folders above, as git does for `.git`. Then a forgotten file in the home folder changes
//! every program that the user starts below it.
//!
//! A test in an empty folder never meets such a file. A test has to put one into the folder above.

mod main {
    fn read_dot_env() -> Result<String, Failure> {
        let mut folder = std::env::current_dir().map_err(Failure::ReadDotEnv)?;
        loop {
            match fs::read_to_string(folder.join(DOT_ENV)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    if !folder.pop() {
                        return Ok(String::new());
                    }
                }
                text => return text.map_err(Failure::ReadDotEnv),
            }
        }
    }
}

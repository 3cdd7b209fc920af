//! title: Prints the reason for a refusal on standard output
//! severity: major
//! layers: e2e
//! planted: yes
//! seen by: e2e::failures::a_refusal_is_no_output
//! rule: If there is no price, standard output is empty.
//! asks: on which stream is the reason when there is no price?
//!
//! The author prints what the desk says on standard output, and what goes wrong in the program on standard error.
//! This looks sensible, but a script then reads a sentence where it expects a price.
//!
//! In a terminal both streams look the same. Only a test of the built command checks them separately.

mod main {
fn report(failure: &Failure) -> io::Result<()> {
    match failure {
        Failure::Desk(answer) => writeln!(io::stdout(), "layers: {}", in_full(answer)),
        _ => writeln!(io::stderr(), "layers: {}", in_full(failure)),
    }
}
}

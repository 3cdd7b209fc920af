//! title: A refusal is an answer
//! severity: major
//! layers: e2e
//! planted: yes
//! seen by: e2e::failures::a_refusal_is_no_output
//! rule: If there is no price, standard output is empty.
//! asks: on which of the two streams does a refusal stand?
//!
//! What the desk says goes to standard output, what is wrong with the program to standard error. It sounds right,
//! and puts a sentence where a price is expected.
//!
//! In a terminal both streams look the same. A test that holds them apart sees it, and no test inside of the
//! program has two streams.

mod main {
fn report(failure: &Failure) -> io::Result<()> {
    match failure {
        Failure::Desk(answer) => writeln!(io::stdout(), "layers: {}", in_full(answer)),
        _ => writeln!(io::stderr(), "layers: {}", in_full(failure)),
    }
}
}

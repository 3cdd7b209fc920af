//! Greets the guest who is named on the command line.

fn main() {
    todo!()
}

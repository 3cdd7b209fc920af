//! Greets the guest whose name is on the command line.

fn main() {
    todo!()
}

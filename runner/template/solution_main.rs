//! Greets the guest whose name is on the command line.

fn main() {
    let name = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "stranger".to_owned());
    println!("{}", KATA_LIB::greeting(&name));
}

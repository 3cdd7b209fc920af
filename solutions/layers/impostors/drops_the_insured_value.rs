//! title: Drops the insured value
//! severity: critical
//! layers: e2e
//! planted: yes
//! seen by: e2e::options::the_insured_value_reaches_the_desk
//! rule: What it is worth in euros, to have it insured
//! asks: what does the program charge for a parcel with a high value?
//!
//! The option is declared, parsed, checked and listed in the help. Nobody hands it on. Whoever asks for insurance
//! gets a price, and learns that there was none when the parcel is lost.
//!
//! The desk insures what it is told to, and its tests show it. Only the program knows the option, so only a test of
//! the program can miss the value.

mod main {
fn order(cli: &Cli) -> Order {
    Order {
        parcel: Parcel {
            size: cli.size,
            weight: cli.weight,
        },
        to: cli.to,
        value: Cents::default(),
    }
}
}

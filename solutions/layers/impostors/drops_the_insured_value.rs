//! title: Drops the insured value
//! severity: critical
//! layers: e2e
//! planted: yes
//! seen by: e2e::options::the_insured_value_reaches_the_desk
//! rule: `--insure EUR` | the value to insure
//! asks: what does the program charge for a parcel with a high value?
//!
//! The program declares, parses and checks the option, and lists it in its help. But it does not pass the value on. A
//! customer who asks for insurance gets a price, and learns only after a loss that there was none.
//!
//! The desk insures the value that it gets, and its tests pass. Only a test of the built command sees that the value
//! is missing.

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

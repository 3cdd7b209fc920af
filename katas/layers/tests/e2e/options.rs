//! Options and the environment: each value has to reach the desk.

use rstest::rstest;

use crate::command::{PARCEL, folder, layers, printed, with_tariff};

/// It is easy to miss that a program reads an option and then drops it: the help lists the option, the parser checks
/// it, the program prints a price, and the parcel is not insured. 600.01 costs a premium of 2.00, and 600 would cost
/// 1.00.
#[test]
fn the_insured_value_reaches_the_desk() {
    let tariff = "zone A 10000-19999\nprice A 5000g 7.90\n";
    let parcel = [&["--short", "--insure=600.01"], &PARCEL[..]].concat();
    let printed = with_tariff(tariff, &parcel);
    assert_eq!(printed.stdout, "9.90\n", "7.90 and a premium of 2.00");
}

/// An option is for this one call. The variable is for all calls: you set it once, so that you need not type the path
/// for each parcel. So the option goes before the variable.
#[rstest]
#[case::by_the_variable(None, "2.22\n")]
#[case::by_both(Some("typed.txt"), "1.11\n")]
fn the_option_goes_before_the_environment(#[case] typed: Option<&str>, #[case] expected: &str) {
    let folder = folder(&[("typed.txt", CHEAP), ("set.txt", DEAR)]);
    let mut command = layers();
    command.env("LAYERS_TARIFF", folder.path().join("set.txt"));
    if let Some(typed) = typed {
        command.arg("--tariff").arg(folder.path().join(typed));
    }
    let printed = printed(command.arg("--short").args(PARCEL));
    assert_eq!(
        printed.stdout, expected,
        "it is 1.11 in typed.txt and 2.22 in set.txt"
    );
}

/// Without the option and the variable there is no tariff, and the message says how to name one. In a shell you can
/// unset a variable for a single call by setting it to nothing, so an empty one names no file.
#[test]
fn without_either_it_says_how_to_name_one() {
    let message = "layers: there is no tariff: name a file with --tariff or in LAYERS_TARIFF\n";
    let unset = printed(layers().args(PARCEL));
    assert_eq!(unset.stderr, message, "standard error, with no variable");
    let empty = printed(layers().env("LAYERS_TARIFF", "").args(PARCEL));
    assert_eq!(empty.stderr, message, "standard error, with an empty one");
    assert_eq!(empty.status, Some(2), "the exit status");
}

const CHEAP: &str = "zone A 10000-19999\nprice A 5000g 1.11\n";
const DEAR: &str = "zone A 10000-19999\nprice A 5000g 2.22\n";

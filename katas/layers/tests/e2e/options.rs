//! Options and the environment: whatever somebody said has to arrive somewhere.

use rstest::rstest;

use crate::command::{PARCEL, folder, layers, printed, with_tariff};

/// An option that is read and dropped is the quietest mistake that there is: it is in the help, it is checked, the
/// program thanks for it with a price, and nothing is insured. 600.01 have a premium of 2.00, and
/// 600 would have one of 1.00.
#[test]
fn the_insured_value_reaches_the_desk() {
    let tariff = "zone A 10000-19999\nprice A 5000g 7.90\n";
    let parcel = [&["--short", "--insure=600.01"], &PARCEL[..]].concat();
    let printed = with_tariff(tariff, &parcel);
    assert_eq!(printed.stdout, "9.90\n", "7.90 and a premium of 2.00");
}

/// Whoever types an option means this one call. The variable was set some other day, perhaps by somebody else: it is
/// for whoever has one tariff and does not want to type its path for each parcel.
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

/// Without either there is no tariff, and the message says what to do about it. A variable that is set to nothing is
/// how a shell unsets one for a single call, so it names no file.
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

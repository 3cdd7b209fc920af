//! Options and the environment: each value has to reach the desk.

use rstest::rstest;

use crate::command::{PARCEL, folder, layers, odd_name, printed, with_tariff};

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
/// for each parcel. So the option goes before the variable, which may be old and name a file that is gone.
#[rstest]
#[case::by_the_variable("set.txt", None, "2.22\n")]
#[case::by_both("set.txt", Some("typed.txt"), "1.11\n")]
#[case::by_a_variable_without_a_file("gone.txt", Some("typed.txt"), "1.11\n")]
fn the_option_goes_before_the_environment(
    #[case] set: &str,
    #[case] typed: Option<&str>,
    #[case] expected: &str,
) {
    let folder = folder(&[("typed.txt", CHEAP), ("set.txt", DEAR)]);
    let mut command = layers();
    command.env("LAYERS_TARIFF", folder.path().join(set));
    if let Some(typed) = typed {
        command.arg("--tariff").arg(folder.path().join(typed));
    }
    let printed = printed(command.arg("--short").args(PARCEL));
    assert_eq!(
        printed.stdout, expected,
        "it is 1.11 in typed.txt and 2.22 in set.txt"
    );
}

/// The name of a file is bytes on Linux, and not always text. A program that asks for a text cannot read such a file,
/// or acts as if the variable were not set.
#[rstest]
#[case::in_the_variable("LAYERS_TARIFF")]
#[case::in_the_option("--tariff")]
fn the_name_of_a_file_need_not_be_text(#[case] named_by: &str) {
    let folder = folder(&[(odd_name(), CHEAP)]);
    let file = folder.path().join(odd_name());
    let mut command = layers();
    if named_by == "--tariff" {
        command.arg(named_by).arg(file);
    } else {
        command.env(named_by, file);
    }
    let printed = printed(command.arg("--short").args(PARCEL));
    assert_eq!(printed.stdout, "1.11\n", "{printed:#?}");
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
    assert_eq!(empty.stdout, "", "standard output");
}

const CHEAP: &str = "zone A 10000-19999\nprice A 5000g 1.11\n";
const DEAR: &str = "zone A 10000-19999\nprice A 5000g 2.22\n";

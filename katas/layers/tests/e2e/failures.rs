//! No price: the message for a person, and the exit status for a script.

use predicates::prelude::*;
use rstest::rstest;

use crate::command::{PARCEL, TARIFF, folder, layers, printed, with_tariff, without_a_reader};

/// For a script the exit status is the answer. With a 0, `price=$(layers …) && charge "$price"` would charge for a
/// parcel that has no price.
#[rstest]
#[case::too_long(&["--size=130x20x10", "--weight=1800g", "--to=10115"])]
#[case::nowhere(&["--size=40x30x10", "--weight=1800g", "--to=90402"])]
#[case::no_price(&["--size=40x30x10", "--weight=25000g", "--to=10115"])]
fn a_parcel_without_a_price_ends_with_1(#[case] parcel: &[&str]) {
    let ended = with_tariff(TARIFF, parcel);
    assert_eq!(ended.status, Some(1), "the exit status of {ended:#?}");
}

/// Standard output is for the price. A failure goes to standard error, where a person sees it and a script does not
/// read it as a price.
#[rstest]
#[case::too_long(
    &["--size=130x20x10", "--weight=1800g", "--to=10115"],
    "the parcel is not taken: its longest side has 1300 mm, and 1200 mm is the limit"
)]
#[case::nowhere(&["--size=40x30x10", "--weight=1800g", "--to=90402"], "nothing is carried to 90402")]
#[case::no_price(
    &["--size=40x30x10", "--weight=25000g", "--to=10115"],
    "there is no price for 25.000 kg in zone A"
)]
fn a_refusal_is_no_output(#[case] parcel: &[&str], #[case] reason: &str) {
    let printed = with_tariff(TARIFF, parcel);
    assert_eq!(printed.stdout, "", "standard output");
    let refusal = format!("layers: {reason}\n");
    assert_eq!(printed.stderr, refusal, "standard error");
}

/// The reader of standard output may be gone, as `head` is when it has read enough. The price is right, but it did not
/// arrive, so the exit status has to say so.
#[rstest]
#[case::the_receipt(&[])]
#[case::the_total_alone(&["--short"])]
fn a_price_that_cannot_be_written_ends_with_2(#[case] options: &[&str]) {
    let ended = without_a_reader(TARIFF, &[options, &PARCEL].concat());
    assert_eq!(ended.status, Some(2), "the exit status of {ended:#?}");
    let says = "layers: cannot write to standard output: ";
    assert!(ended.stderr.starts_with(says), "{}", ended.stderr);
}

/// If the tariff cannot be read, the parcel is not the cause: the exit status is 2. The message names the file, and the
/// line if there is one.
#[rstest]
#[case::a_wrong_line("wrong.txt", "line 2: \"prize\" is no kind of line")]
#[case::no_file("missing.txt", "cannot be read: ")]
#[case::no_text("latin.txt", "cannot be read: ")]
fn a_bad_tariff_is_named(#[case] name: &str, #[case] expected: &str) {
    let folder = folder(&[("wrong.txt", "zone A 10000-19999\nprize A 2000g 4.90\n")]);
    let latin = b"zone A 10000-19999 # S\xfcd\nprice A 5kg 4.90\n";
    std::fs::write(folder.path().join("latin.txt"), latin).expect("a file can be written");
    let tariff = folder.path().join(name);
    let message = format!("layers: {}: {expected}", tariff.display());
    layers()
        .arg("--tariff")
        .arg(tariff)
        .args(PARCEL)
        .assert()
        .code(2)
        .stdout("")
        .stderr(predicate::str::starts_with(message));
}

/// The program does not ignore an option that it cannot read, and does not guess its value. The message names the
/// option, and says what is wrong with its value.
#[rstest]
#[case::a_weight(
    "--weight=1.8t",
    "--weight <WEIGHT>': \"1.8t\" is no weight: it has to end in g or kg"
)]
#[case::a_size("--size=40x30", "--size <SIZE>': \"40x30\" is no size")]
#[case::a_postcode("--to=1011O", "--to <POSTCODE>': \"1011O\" is no postcode")]
#[case::a_value("--insure=1.000,00", "--insure <EUR>': \"1.000,00\" is not a number")]
fn a_bad_option_is_named(#[case] bad: &str, #[case] expected: &str) {
    let option = bad.split_once('=').map_or(bad, |(option, _)| option);
    let others = PARCEL.iter().filter(|other| !other.starts_with(option));
    let printed = printed(layers().args(others).arg(bad));
    assert_eq!(printed.status, Some(2), "the exit status for {bad}");
    assert_eq!(printed.stdout, "", "standard output for {bad}");
    let says = predicates::str::contains(expected);
    assert!(
        predicates::Predicate::eval(&says, &printed.stderr),
        "{}",
        printed.stderr
    );
}

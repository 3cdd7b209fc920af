//! `src/money.rs`: amounts in whole cents, and shares of them.

use layers::{Cents, Permille};
use proptest::prelude::*;
use rstest::rstest;

/// Five cents are `0.05`. Code that prints euros and cents one after the other gives `0.5`, which people read as fifty
/// cents.
#[rstest]
#[case::five_cents(5, "0.05")]
#[case::no_cents(1200, "12.00")]
#[case::a_large_amount(123_456_789, "1234567.89")]
#[case::the_largest(u64::MAX, "184467440737095516.15")]
fn cents_are_shown_with_two_digits(#[case] cents: u64, #[case] shown: &str) {
    assert_eq!(Cents(cents).to_string(), shown, "{cents} cents");
}

/// A division of whole numbers rounds down and does not tell you. For money there is a rule about half a cent, and here
/// the rule is: up. A mistake shows only at half a cent and next to it.
#[rstest]
#[case::less_than_half(499, 1, 0)]
#[case::half_a_cent(490, 50, 25)]
#[case::more_than_half(491, 50, 25)]
#[case::exact(500, 50, 25)]
#[case::beyond_the_type(u64::MAX, 1001, u64::MAX)]
#[case::beyond_an_f64(9_007_199_254_740_993, 1000, 9_007_199_254_740_993)]
#[case::of_more_than_the_type_can_multiply(1_844_674_407_370_955_140, 75, 138_350_580_552_821_636)]
fn half_a_cent_is_rounded_up(#[case] amount: u64, #[case] rate: u32, #[case] expected: u64) {
    let share = Cents(amount).share(Permille(rate));
    assert_eq!(
        share,
        Cents(expected),
        "{rate} thousandths of {amount} cents"
    );
}

proptest! {
    /// The law behind the examples: a share is never more than half a cent away from the exact amount, and half a cent
    /// is never missing. It is tried on random amounts and rates.
    #[test]
    fn a_share_is_off_by_half_a_cent_at_most(amount in 0_u32..10_000_000, rate in 0_u32..2000) {
        let share = Cents(amount.into()).share(Permille(rate));
        let off = i128::from(share.0) * 1000 - i128::from(amount) * i128::from(rate);
        prop_assert!(
            (-499..=500).contains(&off),
            "{rate} thousandths of {amount} cents came out as {} cents, which is off by {off} thousandths of a cent",
            share.0
        );
    }
}

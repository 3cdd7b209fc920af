//! `src/zone.rs`: postcodes, and where they belong.

use std::ops::Range;

use layers::{Postcode, Zone, ZoneError, ZoneMap, ZoneRow};
use rstest::rstest;

/// A postcode looks like a number, but it is a name: you never add two of them. Its zeros in front belong to it, and a
/// parcel whose label has four digits does not arrive.
#[rstest]
#[case::no_zero_in_front("10115")]
#[case::a_zero_in_front("01067")]
fn a_postcode_keeps_its_zeros(#[case] text: &str) {
    let postcode: Postcode = text.parse().expect("it has five digits");
    assert_eq!(postcode.to_string(), text, "the postcode, read and shown");
}

/// A postcode has exactly five digits. The program does not guess missing digits, and does not accept a sign.
#[rstest]
#[case::four_digits("1067")]
#[case::six_digits("010670")]
#[case::a_sign("+1067")]
#[case::a_blank_behind("10115 ")]
fn a_postcode_has_five_digits(#[case] text: &str) {
    let expected: Result<Postcode, _> = Err(ZoneError::NoPostcode(text.to_owned()));
    assert_eq!(text.parse(), expected, "the postcode {text:?}");
}

/// The carrier prints the first and the last postcode of a row, and both belong to the row. A Rust range does not
/// include its end. `codes` turns the row into a range. The end of the last row is a number that is no postcode.
#[rstest]
#[case::in_front_of_others(10_000, 19_999, 10_000..20_000)]
#[case::up_to_the_last_of_all(90_000, 99_999, 90_000..100_000)]
fn a_row_holds_both_of_its_ends(#[case] first: u32, #[case] last: u32, #[case] codes: Range<u32>) {
    let row = ZoneRow {
        zone: zone('A'),
        first: postcode(first),
        last: postcode(last),
    };
    assert_eq!(row.codes(), codes, "the row {first}-{last}");
}

/// A map takes Rust ranges, which do not include their end. If two of them overlap, the first one counts. The map is
/// right, and this test passes from the beginning. The code that calls the map has to give it such ranges.
#[rstest]
#[case::at_its_begin(10_000, Some('A'))]
#[case::in_front_of_its_end(19_999, Some('A'))]
#[case::at_its_end(20_000, None)]
#[case::in_two_ranges(18_566, Some('C'))]
#[case::in_two_the_wider_one_first(12_345, Some('A'))]
fn the_first_range_that_holds_a_postcode_counts(
    #[case] number: u32,
    #[case] expected: Option<char>,
) {
    let map = ZoneMap::new([
        (18_565..18_570, zone('C')),
        (10_000..20_000, zone('A')),
        (12_300..12_400, zone('D')),
    ]);
    let found = map.zone_of(postcode(number));
    assert_eq!(found, expected.map(zone), "the zone of {number}");
}

/// The postcode of this number.
pub fn postcode(number: u32) -> Postcode {
    Postcode::new(number).expect("it has five digits at most")
}

/// The zone of this letter.
pub fn zone(letter: char) -> Zone {
    Zone::new(letter).expect("it is a capital letter")
}

//! From a postcode to a zone: the carrier's list, the map, and the desk between them.

use layers::{Desk, DeskError, Order, Tariff, Zone};
use rstest::rstest;

use crate::mocks::{order, postcode, zone};

/// Zone C is an island inside zone A, and costs more. The row of zone D comes after the row of zone A around it, so it
/// never counts. Between zones A and B is a gap without any zone.
const TARIFF: &str = "zone C 18565-18569\nzone A 10000-19999\nzone D 12300-12399\nzone B 30000-39999\n\
                      price A 10kg 4.00\nprice B 10kg 6.00\nprice C 10kg 9.00\nprice D 10kg 9.00\n";

/// A row of the tariff includes its last postcode. A range of the map excludes its end. Each module is right by its own
/// tests, and the desk connects the two. A mistake shows only at the end of a row. The row here is
/// `zone B 30000-39999`.
#[rstest]
#[case::the_first(30_000, Ok(zone('B')))]
#[case::the_last(39_999, Ok(zone('B')))]
#[case::one_behind(40_000, Err(DeskError::NoZone(postcode(40_000))))]
#[case::in_a_gap(25_000, Err(DeskError::NoZone(postcode(25_000))))]
fn a_zone_holds_the_postcodes_of_its_row(
    #[case] to: u32,
    #[case] expected: Result<Zone, DeskError>,
) {
    assert_eq!(zone_of(to), expected, "the zone of {to}");
}

/// The carrier puts its exceptions first, and the first row that holds a postcode counts. The tariff keeps the order,
/// and so does the map: the unit tests of both show this. The desk has to keep it too. Here an island, 18565-18569 in
/// zone C, comes before 10000-19999 in zone A.
#[rstest]
#[case::on_the_island(18_566, 'C')]
#[case::on_the_coast(18_000, 'A')]
#[case::in_a_row_that_comes_too_late(12_345, 'A')]
fn an_exception_goes_before_the_zone_around_it(#[case] to: u32, #[case] letter: char) {
    assert_eq!(zone_of(to), Ok(zone(letter)), "the zone of {to}");
}

fn zone_of(to: u32) -> Result<Zone, DeskError> {
    let tariff: Tariff = TARIFF.parse().expect("it is a tariff");
    let to = postcode(to);
    let quote = Desk::new(tariff).quote(&Order { to, ..order() })?;
    Ok(quote.zone)
}

//! `src/parcel.rs`: weight and size, and whether the desk takes them.

use layers::{DecimalError, Grams, Parcel, ParcelError, Refusal, Size};
use proptest::prelude::*;
use rstest::rstest;

/// People write grams or kilograms. A weight without a unit could be either, and the two differ by a factor of a
/// thousand.
#[rstest]
#[case::grams("800g", Ok(Grams(800)))]
#[case::kilograms("2kg", Ok(Grams(2000)))]
#[case::no_unit("2", Err(ParcelError::NoUnit("2".to_owned())))]
#[case::half_a_gram("0.5g", Err(too_fine("0.5", 0).into()))]
#[case::half_a_gram_in_kilograms("1.0005kg", Err(too_fine("1.0005", 3).into()))]
#[case::nothing("0kg", Err(ParcelError::Zero("0kg".to_owned())))]
#[case::in_capitals("2KG", Err(ParcelError::NoUnit("2KG".to_owned())))]
fn a_weight_is_read_with_its_unit(
    #[case] text: &str,
    #[case] expected: Result<Grams, ParcelError>,
) {
    assert_eq!(text.parse(), expected, "the weight {text:?}");
}

/// The carrier counts each started kilogram. A whole kilogram does not start the next one.
#[rstest]
#[case::one_gram(1, 1)]
#[case::a_whole_kilogram(1000, 1)]
#[case::one_gram_more(1001, 2)]
#[case::the_heaviest_of_all(u32::MAX, 4_294_968)]
fn a_started_kilogram_counts_as_a_whole_one(#[case] grams: u32, #[case] kilograms: u32) {
    assert_eq!(Grams(grams).kilograms(), kilograms, "{grams} g");
}

/// A size has three sides in centimetres, and a millimetre still counts. A text with more or fewer sides is an error,
/// and so is a side of 0.
#[rstest]
#[case::centimetres("30x20.5x10", Ok(Size { length: 300, width: 205, height: 100 }))]
#[case::two_sides("30x20", Err(ParcelError::NotThreeSides("30x20".to_owned())))]
#[case::half_a_millimetre("30.05x20x10", Err(too_fine("30.05", 1).into()))]
#[case::in_the_second_side("30x20.05x10", Err(too_fine("20.05", 1).into()))]
#[case::in_the_third_side("30x20x10.05", Err(too_fine("10.05", 1).into()))]
#[case::no_height("30x20x0", Err(ParcelError::Zero("30x20x0".to_owned())))]
#[case::no_width("30x0x10", Err(ParcelError::Zero("30x0x10".to_owned())))]
#[case::no_length("0x20x10", Err(ParcelError::Zero("0x20x10".to_owned())))]
#[case::four_sides("30x20x10x5", Err(ParcelError::NotThreeSides("30x20x10x5".to_owned())))]
fn a_size_has_three_sides(#[case] text: &str, #[case] expected: Result<Size, ParcelError>) {
    assert_eq!(text.parse(), expected, "the size {text:?}");
}

/// A person understands each of these texts, or thinks so. The program does not guess: a text that is written in another
/// way is an error. And a zero stays a zero, in whatever way it is written.
#[test]
fn a_value_written_in_another_way_is_refused() {
    let weights = [
        "1Kg",
        "1kG",
        "0g",
        "0.000kg",
        "800 g",
        " 800g",
        "800g ",
        "800.0g",
        "1.2500kg",
        "-800g",
        "kg",
        "4294967.296kg",
    ];
    for text in weights {
        let read: Option<Grams> = text.parse().ok();
        assert_eq!(read, None, "{text:?} is no weight");
    }
    let sizes = [
        "30x20x0.0",
        "30x0.0x10",
        "0.0x20x10",
        "30X20X10",
        "30x 20x10",
        "30x20x10x",
        "30x20x10cm",
        "429496729.6x20x10",
    ];
    for text in sizes {
        let read: Option<Size> = text.parse().ok();
        assert_eq!(read, None, "{text:?} is no size");
    }
}

/// The girth is the way round a parcel across its longest side, like a string tied around it. It makes no difference
/// which side you measured first, and called the length. All three cases are the same parcel.
#[rstest]
#[case::longest_side_first(300, 200, 100)]
#[case::longest_side_second(200, 300, 100)]
#[case::longest_side_last(100, 200, 300)]
fn the_girth_goes_across_the_longest_side(
    #[case] length: u32,
    #[case] width: u32,
    #[case] height: u32,
) {
    let size = Size {
        length,
        width,
        height,
    };
    assert_eq!(size.length_and_girth(), 300 + 2 * (200 + 100), "{size:?}");
}

/// A parcel may be light and fill the van. So its volume stands for a weight: one gram for 5000 cubic millimetres, and
/// a started gram counts. The product of three sides is soon too large for a `u32`, and then for a `u64`.
#[rstest]
#[case::exact(300, 200, 100, 1200)]
#[case::started(50, 50, 3, 2)]
#[case::a_wardrobe(2000, 2000, 2000, 1_600_000)]
#[case::beyond_the_type(100_000, 100_000, 100_000, u32::MAX)]
#[case::of_the_longest_sides(u32::MAX, u32::MAX, u32::MAX, u32::MAX)]
fn a_volume_stands_for_a_weight(
    #[case] length: u32,
    #[case] width: u32,
    #[case] height: u32,
    #[case] grams: u32,
) {
    let size = Size {
        length,
        width,
        height,
    };
    assert_eq!(size.volumetric(), Grams(grams), "{size:?}");
}

/// The limit itself is allowed: "up to 120 cm" includes 120 cm. Each pair of cases is the last parcel that is taken,
/// and the first that is not. If a parcel breaks several limits, the error names the first: length, girth, weight.
#[rstest]
#[case::length([1200, 100, 100], 500, Ok(()))]
#[case::a_millimetre_too_long([1201, 100, 100], 500, Err(Refusal::TooLong(1201)))]
#[case::girth([1000, 500, 500], 500, Ok(()))]
#[case::a_millimetre_too_large([1000, 501, 500], 500, Err(Refusal::TooLarge(3002)))]
#[case::weight([300, 200, 100], 31_500, Ok(()))]
#[case::the_length_first([1500, 900, 900], 31_501, Err(Refusal::TooLong(1500)))]
#[case::then_the_girth([900, 900, 900], 31_501, Err(Refusal::TooLarge(4500)))]
#[case::a_gram_too_heavy([300, 200, 100], 31_501, Err(Refusal::TooHeavy(Grams(31_501))))]
#[case::the_longest_of_all([u32::MAX; 3], 500, Err(Refusal::TooLong(u32::MAX)))]
fn the_limit_itself_is_taken(
    #[case] sides: [u32; 3],
    #[case] grams: u32,
    #[case] expected: Result<(), Refusal>,
) {
    let [length, width, height] = sides;
    let size = Size {
        length,
        width,
        height,
    };
    let parcel = Parcel {
        size,
        weight: Grams(grams),
    };
    assert_eq!(parcel.check(), expected, "{parcel:?}");
}

fn too_fine(text: &str, places: usize) -> DecimalError {
    let text = text.to_owned();
    DecimalError::TooFine { text, places }
}

proptest! {
    /// The law of this module: if you turn a parcel, its girth and the weight of its volume stay the same, and so does
    /// the answer whether the desk takes it. It is tried on random sides.
    #[test]
    fn turning_a_parcel_changes_nothing(length in 1_u32..2000, width in 1_u32..2000, height in 1_u32..2000) {
        let weight = Grams(500);
        let size = Size { length, width, height };
        let turned = Size { length: height, width: length, height: width };
        prop_assert_eq!(size.length_and_girth(), turned.length_and_girth(), "girth of {:?} and {:?}", size, turned);
        prop_assert_eq!(size.volumetric(), turned.volumetric(), "volume of {:?} and {:?}", size, turned);
        let (before, after) = (Parcel { size, weight }.check(), Parcel { size: turned, weight }.check());
        prop_assert_eq!(before, after, "whether {:?} and {:?} are taken", size, turned);
    }
}

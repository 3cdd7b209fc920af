//! title: Fills up short postcodes
//! severity: minor
//! layers: unit
//! seen by: unit::zone::a_postcode_has_five_digits
//! rule: A postcode: five digits, of which the first may be 0.
//! asks: is a postcode taken that has a digit too few?
//!
//! `1067` can only be `01067`, so why not help? Because it can also be `10670` with a digit missing, and the parcel
//! goes to another town.
//!
//! What is refused is a rule like any other, and needs a test with something that could be taken.

mod zone {
    impl FromStr for Postcode {
        type Err = ZoneError;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            let wrong = || ZoneError::NoPostcode(text.to_owned());
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            if !(4..=5).contains(&text.len()) || !digits {
                return Err(wrong());
            }
            text.parse().map(Self).map_err(|_| wrong())
        }
    }
}

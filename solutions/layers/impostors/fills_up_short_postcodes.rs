//! title: Accepts a postcode of four digits
//! severity: minor
//! layers: unit
//! seen by: unit::zone::a_postcode_has_five_digits
//! rule: A postcode has five digits.
//! asks: what does the program say to a postcode with a digit too few?
//!
//! `1067` looks like `01067`, so the author wants to help. But it can also be `10670` with a digit missing, and then
//! the parcel goes to another town.
//!
//! A test of postcodes with four digits expects an error.

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

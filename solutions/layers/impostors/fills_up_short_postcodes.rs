//! title: Fills up short postcodes
//! severity: minor
//! layers: unit
//!
//! `1067` can only be `01067`, so why not help? Because it can also be `10670` with a digit missing, and the parcel
//! goes to another town.
//!
//! What is refused is a rule like any other, and needs a test with something that could be taken.

mod zone {
    impl FromStr for Postcode {
        type Err = ZoneError;

        fn from_str(text: &str) -> Result<Self, Self::Err> {
            let digits = (4..=5).contains(&text.len())
                && text.bytes().all(|byte| byte.is_ascii_digit());
            digits
                .then(|| text.parse().ok().map(Self))
                .flatten()
                .ok_or_else(|| ZoneError::NoPostcode(text.to_owned()))
        }
    }
}

//! The parts of a price, and the receipt.

use std::fmt;

use crate::money::Cents;
use crate::parcel::Grams;
use crate::zone::Zone;

/// Up to this value every parcel is insured without a premium.
const INSURED_FREE: Cents = Cents(50_000);
/// Above it, a premium is due for every hundred euros.
const INSURED_BY: u64 = 10_000;
/// The premium for such a hundred.
const PREMIUM: u64 = 100;

/// The price of a parcel, part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// Where it goes.
    pub zone: Zone,
    /// What the scale says.
    pub weight: Grams,
    /// The volumetric weight.
    pub volume: Grams,
    /// The price in the tariff.
    pub base: Cents,
    /// The surcharge for a heavy parcel.
    pub heavy: Cents,
    /// The surcharge for fuel.
    pub fuel: Cents,
    /// The premium for its insurance.
    pub insurance: Cents,
}

/// The premium for a parcel of this value: nothing up to and including 500.00, and 1.00 for every hundred euros
/// above, rounded up.
#[must_use]
pub fn premium(value: Cents) -> Cents {
    if value <= INSURED_FREE {
        return Cents(0);
    }
    let hundreds = (value.0 - INSURED_FREE.0) / INSURED_BY + 1;
    Cents(hundreds * PREMIUM)
}

impl Quote {
    /// The billed weight: the weight or the volumetric weight, whichever is more.
    #[must_use]
    pub fn billed(&self) -> Grams {
        self.weight.max(self.volume)
    }

    /// Whether the volumetric weight is the billed one: it is more than the weight.
    #[must_use]
    pub fn by_volume(&self) -> bool {
        self.volume > self.weight
    }

    /// All parts together.
    #[must_use]
    pub fn total(&self) -> Cents {
        [self.base, self.heavy, self.fuel, self.insurance]
            .into_iter()
            .sum()
    }
}

/// A receipt: zone and billed weight, a line for each part that is not 0, and the total. The price in the tariff is
/// always there. The last line has no line break.
impl fmt::Display for Quote {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "zone {}, billed {}", self.zone, self.billed())?;
        if self.by_volume() {
            write!(formatter, " by volume")?;
        }
        writeln!(formatter)?;
        writeln!(formatter, "price     {:>10}", self.base)?;
        let extras = [
            ("heavy", self.heavy),
            ("fuel", self.fuel),
            ("insurance", self.insurance),
        ];
        for (name, amount) in extras {
            if amount > Cents(0) {
                writeln!(formatter, "{name:<10}{amount:>10}")?;
            }
        }
        write!(formatter, "total     {:>10} EUR", self.total())
    }
}

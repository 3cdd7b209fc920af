//! Amounts of money. Cents are whole numbers, because an `f64` cannot hold a tenth.

use std::fmt;

/// The currency of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Currency {
    /// Euro.
    Eur,
    /// US dollar.
    Usd,
}

impl Currency {
    /// The code of ISO 4217, as [`Currency::code`] writes it, or `None`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Eur, Self::Usd]
            .into_iter()
            .find(|currency| currency.code() == code)
    }

    /// `EUR` or `USD`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Eur => "EUR",
            Self::Usd => "USD",
        }
    }
}

/// An amount in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    /// Hundredths of the currency's unit; negative for a debt.
    pub cents: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// So many cents.
    #[must_use]
    pub fn new(cents: i64, currency: Currency) -> Self {
        Self { cents, currency }
    }
}

/// `EUR 1,234.50`: the code, the units in groups of three digits, and always two digits of cents. A debt has a minus
/// before the digits: `EUR -0.05`.
impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.currency.code(), amount(self.cents))
    }
}

/// The amount without its currency: `1,234.50`.
fn amount(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", grouped(cents / 100), cents % 100)
}

/// Digits in groups of three: `1,234`.
fn grouped(units: u64) -> String {
    if units < 1000 {
        return units.to_string();
    }
    format!("{},{:03}", grouped(units / 1000), units % 1000)
}

/// `amount * numerator / denominator`, rounded to the nearest whole cent; exactly half a cent goes away from zero.
///
/// The denominator is more than zero. A result that does not fit is the nearest `i64`.
#[must_use]
pub fn share(amount: i64, numerator: i64, denominator: i64) -> i64 {
    let product = i128::from(amount) * i128::from(numerator);
    let denominator = i128::from(denominator);
    // The remainder is less than the denominator, so this adds 1, 0 or -1.
    let rounding = 2 * (product % denominator) / denominator;
    let rounded = product / denominator + rounding;
    let nearest = if rounded < 0 { i64::MIN } else { i64::MAX };
    i64::try_from(rounded).unwrap_or(nearest)
}

//! Value added tax: by country and day, and its rounding.

use super::line::Line;
use super::money::share;
use crate::date::Date;

/// The country in which a customer is taxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Country {
    /// Estonia.
    Estonia,
    /// Finland.
    Finland,
    /// Germany.
    Germany,
}

/// The rate in a country on a day, in thousandths.
///
/// | country | rate |
/// |---|---|
/// | Estonia | 22 % before 2025-07-01, and 24 % from that day on |
/// | Finland | 25.5 % |
/// | Germany | 19 % |
#[must_use]
pub fn rate(country: Country, on: Date) -> i64 {
    match country {
        Country::Estonia if Date::new(2025, 7, 1).is_some_and(|change| on < change) => 220,
        Country::Estonia => 240,
        Country::Finland => 255,
        Country::Germany => 190,
    }
}

/// The tax on the lines of an invoice, in cents.
///
/// A line has the rate of the day on which it was supplied, and not of the day of the invoice. The amounts of the same
/// rate are added up first, and their tax is rounded once: to the nearest cent, half a cent away from zero.
#[must_use]
pub fn tax(country: Country, lines: &[Line]) -> i64 {
    // A list and not a map, because an invoice has only one rate or two.
    let mut by_rate: Vec<(i64, i64)> = Vec::new();
    for line in lines {
        let rate = rate(country, line.supplied);
        match by_rate.iter_mut().find(|(known, _)| *known == rate) {
            Some((_, net)) => *net += line.net,
            None => by_rate.push((rate, line.net)),
        }
    }
    by_rate.iter().map(|(rate, net)| of_rate(*rate, *net)).sum()
}

fn of_rate(rate: i64, net: i64) -> i64 {
    share(net, rate, 1000)
}

//! The real files of the billing service.

use std::path::Path;

use triage::risk::ranking::report;
use triage::risk::triage::Triage;

use crate::mocks::{calendar, disk};

/// This passes if all tests before it pass. It is the ranking by which you choose your eight tests. The six modules
/// at the top hold more than three quarters of the risk. `mail` has changed most and comes last, because a wrong
/// greeting costs little.
#[test]
fn the_ranking_of_the_billing_service() {
    let files = disk(&[
        ("inventory.csv", Ok(include_str!("../../inventory.csv"))),
        ("history.csv", Ok(include_str!("../../history.csv"))),
    ]);
    let ranked = Triage::new(files, calendar("2026-11-01"))
        .rank(Path::new("inventory.csv"), Path::new("history.csv"))
        .expect("the files of the kata are as they should be");
    insta::assert_snapshot!("billing_service", report(&ranked));
}

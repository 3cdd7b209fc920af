//! One notifier after the other. An SMS that is sent twice costs twice, and one that is not sent may cost a life: the
//! call *is* the result, so a mock is the right double.

use mockall::Sequence;
use mockall::predicate::eq;
use mocks::{NoDelivery, Notifier, NotifyError, escalate};
use rstest::rstest;

use crate::doubles::mocks::{MockTelephone, telephone_that_must_not_ring};

/// `with(eq(…))` makes the mock compare the whole text. One call is enough. The second notifier is the boss at home in
/// bed: it panics if it is called.
#[test]
fn the_first_notifier_is_told_and_the_second_left_alone() {
    let mut first = MockTelephone::new();
    first
        .expect_notify()
        .with(eq("storm warning"))
        .times(1)
        .returning(|_| Ok(()));

    let notifiers: [Box<dyn Notifier>; 2] = [Box::new(first), telephone_that_must_not_ring()];
    let failures = escalate(&notifiers, "storm warning");
    assert_eq!(failures, Ok(vec![]), "the failures before it was delivered");
}

/// The first notifier fails, so the next one gets the same text, and so on. One `Sequence` goes through all the mocks:
/// it checks the order *between* them, which no single mock can see. The failures are reported although the text was
/// delivered, because a broken notifier must be repaired.
#[rstest]
#[case::the_second(&["line busy"])]
#[case::the_third(&["line busy", "no money left"])]
fn if_a_notifier_fails_the_next_one_is_told(#[case] reasons: &[&'static str]) {
    let mut order = Sequence::new();
    let mut notifiers: Vec<Box<dyn Notifier>> = Vec::new();
    for reason in reasons {
        notifiers.push(telephone(&mut order, Err(error(reason))));
    }
    notifiers.push(telephone(&mut order, Ok(())));
    notifiers.push(telephone_that_must_not_ring());

    let expected: Vec<_> = reasons.iter().map(|reason| error(reason)).collect();
    let failures = escalate(&notifiers, "storm warning");
    assert_eq!(
        failures,
        Ok(expected),
        "the failures before it was delivered"
    );
}

/// The worst case: the warden knows of the storm, and can tell no person. The caller must learn that, with every
/// reason. Without any notifier, no person was told either.
///
/// This test may pass at once: after the loop of the test before, there is hardly any other result to return.
#[rstest]
#[case::two(
    &["line busy", "no money left"],
    "no alert was delivered: line busy; no money left"
)]
#[case::none_there(&[], "no alert was delivered: there is no notifier")]
fn if_all_fail_the_caller_gets_every_reason(
    #[case] reasons: &[&'static str],
    #[case] message: &str,
) {
    let mut order = Sequence::new();
    let notifiers: Vec<_> = reasons
        .iter()
        .map(|reason| telephone(&mut order, Err(error(reason))))
        .collect();

    let expected: Vec<_> = reasons.iter().map(|reason| error(reason)).collect();
    let told = escalate(&notifiers, "storm warning");
    let in_words = told.as_ref().map_err(ToString::to_string).err();
    assert_eq!(
        told,
        Err(NoDelivery(expected)),
        "all {} failed",
        reasons.len()
    );
    assert_eq!(in_words.as_deref(), Some(message), "the error in words");
}

/// A notifier that expects one call, in its turn, and gives this answer.
fn telephone(order: &mut Sequence, answer: Result<(), NotifyError>) -> Box<dyn Notifier> {
    let mut telephone = MockTelephone::new();
    telephone
        .expect_notify()
        .with(eq("storm warning"))
        .times(1)
        .in_sequence(order)
        .returning(move |_| answer.clone());
    Box::new(telephone)
}

fn error(reason: &str) -> NotifyError {
    NotifyError(reason.to_owned())
}

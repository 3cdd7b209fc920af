//! The warden: one round and several, with everything outside replaced by doubles.

use std::time::Duration;

use mockall::Sequence;
use mockall::predicate::eq;
use mocks::{
    Clock, Decision, Level, NoDelivery, NotifyError, Observation, Report, Retry, Rules, Warden,
    WardenError, WeatherError, Wind,
};

use crate::doubles::fakes::{FakeClock, FakeService, Spy};
use crate::doubles::mocks::{
    MockService, MockTelephone, MockTime, clock_that_is_never_asked, clock_that_stands_at,
    service_that_says, telephone_that_must_not_ring,
};

/// An unknown wind is not the same as no storm. The caller learns why the wind is unknown, and no alert goes out on a
/// guess. The clock and the telephone have nothing to do here. An object that only fills a place is called a dummy.
/// These two panic if the code uses them, which is already half a mock: the borders are fluid.
#[test]
fn without_an_answer_there_is_nothing_to_decide() {
    let refused = WeatherError::Refused { status: 403 };
    let service = service_that_says(Err(refused.clone()));
    let notifiers = vec![telephone_that_must_not_ring()];

    let mut warden = Warden::new(service, notifiers, clock_that_is_never_asked(), rules());
    assert_eq!(
        warden.round(),
        Err(WardenError::Weather(refused)),
        "the service refused to answer"
    );
}

/// The service is a stub: it answers, and checks nothing. The test checks that the telephone does not ring.
#[test]
fn a_calm_wind_sends_no_alert() {
    let service = service_that_says(Ok(Observation { wind: 18.0 }));
    let notifiers = vec![telephone_that_must_not_ring()];

    let mut warden = Warden::new(service, notifiers, clock_that_stands_at(EVENING), rules());
    let expected = report(Wind(50), Decision::Calm, &[]);
    assert_eq!(warden.round(), Ok(expected), "a round in a calm wind");
}

/// First the wind, then the alert, once, and with the expected text: three mocks and one `Sequence`. If your code
/// alerts before it asks for the wind, the message is `Method sequence violation`. The report includes that the first
/// notifier failed.
#[test]
fn a_storm_is_alerted_when_the_wind_is_known() {
    let (mut service, mut order) = (MockService::new(), Sequence::new());
    let (mut first, mut second) = (MockTelephone::new(), MockTelephone::new());
    service
        .expect_observe()
        .times(1)
        .in_sequence(&mut order)
        .returning(|| Ok(STORM));
    first
        .expect_notify()
        .with(eq("storm warning: wind 27.0 m/s"))
        .times(1)
        .in_sequence(&mut order)
        .returning(|_| Err(busy()));
    second
        .expect_notify()
        .with(eq("storm warning: wind 27.0 m/s"))
        .times(1)
        .in_sequence(&mut order)
        .returning(|_| Ok(()));

    let notifiers = vec![Box::new(first) as _, Box::new(second) as _];
    let mut warden = Warden::new(service, notifiers, clock_that_stands_at(EVENING), rules());
    let expected = report(Wind(270), Decision::Alert(Level::Storm), &[busy()]);
    assert_eq!(warden.round(), Ok(expected), "a round in a storm");
}

/// Here a fake is better than a mock. The service is down ten seconds before the quiet hours, and up again after they
/// have begun. The fakes know that a pause takes time, and that the service is back later. So the test shows that the
/// warden decides at the time when the wind is known, and wakes no person.
///
/// The mocks get the same story call by call, from an author who forgot that pauses take time. They accept it, and the
/// alert goes out: the test passes, and the result is wrong. A mock is only as clever as its author.
///
/// No test before this one needed the time. If your code passes as soon as it reads the clock, move `now()` above
/// `fetch` for a moment, and see which half fails and which one does not.
/// (`without_an_answer_there_is_nothing_to_decide` fails as well: its clock must not be read.)
#[test]
fn a_fake_knows_that_pauses_take_time_and_a_mock_does_not() {
    let (just_before, begin) = (EVENING + 3590 * SECOND, EVENING + HOUR);

    let clock = FakeClock::at(just_before);
    let service = FakeService::with(97.2, &clock).down_until(begin, 503);
    let spy = Spy::dead_until(Duration::ZERO, &clock);
    let mut warden = Warden::new(service, vec![Box::new(spy.clone())], &clock, rules());
    let with_fakes = warden.round().map(|report| report.decision);
    assert_eq!(
        with_fakes,
        Ok(Decision::Quiet(Level::Storm)),
        "with fakes: it is 22:00 when the wind is known"
    );
    assert_eq!(spy.heard(), vec![], "what the spy was told in quiet hours");

    let (mut service, mut clock) = (MockService::new(), MockTime::new());
    let mut telephone = MockTelephone::new();
    service
        .expect_observe()
        .times(4)
        .returning(|| Err(WeatherError::Failed { status: 503 }));
    service.expect_observe().returning(|| Ok(STORM));
    clock.expect_pause().times(4).return_const(());
    clock.expect_now().return_const(just_before);
    telephone.expect_notify().times(1).returning(|_| Ok(()));
    let mut warden = Warden::new(service, vec![Box::new(telephone)], clock, rules());
    let with_mocks = warden.round().map(|report| report.decision);
    assert_eq!(
        with_mocks,
        Ok(Decision::Alert(Level::Storm)),
        "with mocks: for them it is 21:59:50 still"
    );
}

/// The decision comes before the alert. A storm at 23:00 can wait, and the telephone panics if it rings. The answer
/// comes at once and no time passes, so a clock that stands still is as good as the fake here.
///
/// This test closes the quiet hours. It passes at once if your code decides first.
#[test]
fn a_storm_in_quiet_hours_sends_no_alert() {
    let service = service_that_says(Ok(STORM));
    let notifiers = vec![telephone_that_must_not_ring()];

    let night = EVENING + 2 * HOUR;
    let mut warden = Warden::new(service, notifiers, clock_that_stands_at(night), rules());
    let expected = report(Wind(270), Decision::Quiet(Level::Storm), &[]);
    assert_eq!(warden.round(), Ok(expected), "a round in a storm at 23:00");
}

/// One storm, nine rounds, and an hour that begins with a *delivered* alert. The first alert reaches no person, so it
/// starts no hour. The second one does, from 12:10 on, the time of its decision, although telling takes ten seconds.
/// The rounds in between start no hour, and the next alert does. So does an alert after the clock was set back. The
/// first notifier never works; each report names it once, and the alert counts all the same. The second one is a spy:
/// it remembers, and the test asks it at the end. A mock would need all nine rounds beforehand.
#[test]
fn the_hour_begins_with_a_delivered_alert() {
    let clock = FakeClock::at(NOON);
    let service = FakeService::with(97.2, &clock);
    let mut broken = MockTelephone::new();
    broken.expect_notify().returning(|_| Err(busy()));
    let spy = Spy::dead_until(NOON + 10 * MINUTE, &clock);
    let notifiers = vec![Box::new(broken) as _, Box::new(spy.clone()) as _];
    let mut warden = Warden::new(service, notifiers, &clock, rules());

    let not_at_home = NotifyError("spy: not at home".to_owned());
    let no_delivery = WardenError::NoDelivery(NoDelivery(vec![busy(), not_at_home]));
    let alert = report(Wind(270), Decision::Alert(Level::Storm), &[busy()]);
    let too_soon = report(Wind(270), Decision::TooSoon(Level::Storm), &[]);
    let rounds = [
        ("12:00", Duration::ZERO, Err(no_delivery)),
        ("12:10", 10 * MINUTE, Ok(alert.clone())),
        ("12:40", 40 * MINUTE, Ok(too_soon.clone())),
        ("13:09:59", 69 * MINUTE + 59 * SECOND, Ok(too_soon.clone())),
        ("13:10", 70 * MINUTE, Ok(alert.clone())),
        ("13:11", 71 * MINUTE, Ok(too_soon.clone())),
        ("14:20", 140 * MINUTE, Ok(alert.clone())),
        ("12:20, set back", 20 * MINUTE, Ok(alert)),
        ("12:21", 21 * MINUTE, Ok(too_soon)),
    ];
    for (time, since_noon, expected) in rounds {
        clock.set(NOON + since_noon);
        assert_eq!(warden.round(), expected, "the round at {time}");
    }

    let times: Vec<_> = spy.heard().iter().map(|(time, _)| *time).collect();
    let expected = [10, 70, 140, 20].map(|minutes| NOON + minutes * MINUTE);
    assert_eq!(times, expected, "when the spy was told");
    let text = "storm warning: wind 27.0 m/s";
    let same = spy.heard().iter().all(|(_, heard)| heard == text);
    assert!(same, "each time {text:?}: {:?}", spy.heard());
}

/// A storm has an eye, and gets worse. Still there is only one alert an hour: not a second one when the wind comes back
/// after a calm, when it has another level, when it was unknown, or when quiet hours began in between. Only time ends
/// the hour. And each round begins anew: without a wind it pauses for 1, 2, 4 and 8 s, whatever the rounds before it
/// needed.
#[test]
fn nothing_but_an_hour_ends_the_hour() {
    let half_past_nine = EVENING + 30 * MINUTE;
    let [gale, storm, hurricane] = [72.0, 97.2, 120.0].map(|wind| Ok(Observation { wind }));
    let calm = Ok(Observation { wind: 18.0 });
    let down = WeatherError::Failed { status: 500 };
    let unknown = || Err(WardenError::Weather(down.clone()));
    let rounds = [
        (0, storm.clone(), Ok(Decision::Alert(Level::Storm))),
        (5, Err(down.clone()), unknown()),
        (10, calm, Ok(Decision::Calm)),
        (15, Err(down.clone()), unknown()),
        (20, gale, Ok(Decision::TooSoon(Level::Gale))),
        (
            29,
            hurricane.clone(),
            Ok(Decision::TooSoon(Level::Hurricane)),
        ),
        (30, storm, Ok(Decision::Quiet(Level::Storm))),
        (
            40,
            hurricane.clone(),
            Ok(Decision::TooSoon(Level::Hurricane)),
        ),
        (60, hurricane, Ok(Decision::Alert(Level::Hurricane))),
    ];

    let (mut service, mut order) = (MockService::new(), Sequence::new());
    for (_, answer, _) in &rounds {
        let answer = answer.clone();
        service
            .expect_observe()
            .times(if answer.is_ok() { 1 } else { 5 })
            .in_sequence(&mut order)
            .returning(move || answer.clone());
    }
    let clock = FakeClock::at(half_past_nine);
    let mut telephone = MockTelephone::new();
    telephone.expect_notify().times(2).returning(|_| Ok(()));
    let mut warden = Warden::new(service, vec![Box::new(telephone)], &clock, rules());
    for (minutes, answer, expected) in rounds {
        let time = half_past_nine + minutes * MINUTE;
        clock.set(time);
        let decision = warden.round().map(|report| report.decision);
        assert_eq!(decision, expected, "{answer:?}, {minutes} min after 21:30");
        let pauses = if answer.is_ok() { 0 } else { 15 };
        let over = time + pauses * SECOND;
        assert_eq!(
            clock.now(),
            over,
            "when it is over, {minutes} min after 21:30"
        );
    }
}

/// Four retries, and quiet hours from 22:00 to 06:00.
fn rules() -> Rules {
    Rules {
        retry: Retry {
            retries: 4,
            pause: SECOND,
        },
        quiet: Some("22:00-06:00".parse().expect("these are quiet hours")),
    }
}

fn report(wind: Wind, decision: Decision, failures: &[NotifyError]) -> Report {
    Report {
        wind,
        decision,
        failures: failures.to_vec(),
    }
}

fn busy() -> NotifyError {
    NotifyError("line busy".to_owned())
}

/// 97.2 km/h are 27.0 m/s.
const STORM: Observation = Observation { wind: 97.2 };

const SECOND: Duration = Duration::from_secs(1);

const MINUTE: Duration = Duration::from_secs(60);

const HOUR: Duration = Duration::from_secs(3600);

/// 12:00 on 1 January 1970.
const NOON: Duration = Duration::from_secs(12 * 3600);

/// 21:00 on the same day.
const EVENING: Duration = Duration::from_secs(21 * 3600);

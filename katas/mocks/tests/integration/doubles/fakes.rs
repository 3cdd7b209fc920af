//! Fakes: written by hand, and they work. A test tells a mock call by call what happens. A fake knows how its parts
//! belong together, and the test only describes the situation.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use mocks::{Clock, Notifier, NotifyError, Observation, WeatherError, WeatherService};

/// A fake clock: after a pause it is later. The pause takes no real time.
#[derive(Debug, Clone)]
pub struct FakeClock(Rc<Cell<Duration>>);

impl FakeClock {
    pub fn at(now: Duration) -> Self {
        Self(Rc::new(Cell::new(now)))
    }

    /// Sets it, forward or back.
    pub fn set(&self, now: Duration) {
        self.0.set(now);
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Duration {
        self.0.get()
    }

    fn pause(&self, length: Duration) {
        self.0.set(self.0.get() + length);
    }
}

/// A fake weather service: it has one wind, and can be down until a certain time.
#[derive(Debug, Clone)]
pub struct FakeService {
    clock: FakeClock,
    back_at: Duration,
    trouble: WeatherError,
    wind: f64,
}

impl FakeService {
    /// A service that works.
    pub fn with(wind: f64, clock: &FakeClock) -> Self {
        Self {
            clock: clock.clone(),
            back_at: Duration::ZERO,
            trouble: WeatherError::Failed { status: 500 },
            wind,
        }
    }

    /// The same service, down until this time: until then it answers with this status.
    pub fn down_until(self, back_at: Duration, status: u16) -> Self {
        let trouble = match status {
            408 | 429 | 503 => WeatherError::Busy {
                status,
                wait: Duration::ZERO,
            },
            400..=499 => WeatherError::Refused { status },
            _ => WeatherError::Failed { status },
        };
        Self {
            back_at,
            trouble,
            ..self
        }
    }
}

impl WeatherService for FakeService {
    fn observe(&self) -> Result<Observation, WeatherError> {
        if self.clock.now() < self.back_at {
            return Err(self.trouble.clone());
        }
        Ok(Observation { wind: self.wind })
    }
}

/// A spy: a notifier that remembers each text and its time, so that the test can look afterwards. It checks nothing.
/// Each call takes ten seconds.
#[derive(Debug, Clone)]
pub struct Spy {
    clock: FakeClock,
    dead_until: Duration,
    heard: Rc<RefCell<Vec<(Duration, String)>>>,
}

impl Spy {
    /// A spy that cannot be reached until this time.
    pub fn dead_until(dead_until: Duration, clock: &FakeClock) -> Self {
        Self {
            clock: clock.clone(),
            dead_until,
            heard: Rc::default(),
        }
    }

    /// The texts that it got, and when.
    pub fn heard(&self) -> Vec<(Duration, String)> {
        self.heard.borrow().clone()
    }
}

impl Notifier for Spy {
    fn notify(&self, text: &str) -> Result<(), NotifyError> {
        let now = self.clock.now();
        if now < self.dead_until {
            return Err(NotifyError("spy: not at home".to_owned()));
        }
        self.heard.borrow_mut().push((now, text.to_owned()));
        self.clock.pause(Duration::from_secs(10));
        Ok(())
    }
}

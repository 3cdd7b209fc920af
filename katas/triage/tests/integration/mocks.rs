//! The disk and the calendar, mocked.
//!
//! A mock complains in its own words. `called 0 time(s) which is fewer than expected 1` says that your code never
//! called it, `called 2 time(s) which is more than expected 1` that it called too often. `Method sequence violation`
//! says that something was called too early, and `No matching expectation found` that the call was not expected at
//! all.

use std::io;
use std::path::Path;

use mockall::{Sequence, mock};
use triage::date::Date;
use triage::risk::triage::{Calendar, Files};

mock! {
    pub Disk {}

    impl Files for Disk {
        fn read(&self, path: &Path) -> io::Result<String>;
    }
}

mock! {
    pub Wall {}

    impl Calendar for Wall {
        fn today(&self) -> Date;
    }
}

/// What the disk says when asked for a file: its text, or why there is none.
pub type Answer = Result<&'static str, &'static str>;

/// A disk that is asked for these files, in this order and once each, and for no others.
pub fn disk(files: &[(&'static str, Answer)]) -> MockDisk {
    let (mut disk, mut order) = (MockDisk::new(), Sequence::new());
    for &(name, answer) in files {
        disk.expect_read()
            .times(1)
            .in_sequence(&mut order)
            .returning(move |path| {
                assert_eq!(path, Path::new(name), "the file to read next");
                answer.map(str::to_owned).map_err(io::Error::other)
            });
    }
    disk
}

/// A calendar that is asked once, and answers with this day.
pub fn calendar(today: &str) -> MockWall {
    let today = Date::parse(today).expect("the test has a day of the calendar");
    let mut calendar = MockWall::new();
    calendar.expect_today().times(1).return_const(today);
    calendar
}

/// A calendar that may be asked or not, because there is nothing to rank.
pub fn any_calendar() -> MockWall {
    let mut calendar = MockWall::new();
    calendar.expect_today().return_const(Date::EPOCH);
    calendar
}

//! The difference that a client feels, counted and not timed.
//!
//! `GET /slow` answers when the program's standard input ends, and the test decides when that is. Until then the
//! program prints two counts: how many requests have arrived, and how many are at work. So the test knows that all have
//! arrived, and sees how many are at work.

use std::thread;

use rstest::rstest;

use crate::server::{Server, send};

/// Fifty clients ask for something slow. Four blocking workers work on four of them, and 46 wait in the queue; a client
/// who wants something quick now waits behind them. The loop has all fifty at work on one thread, since a request that
/// waits needs no thread, and it answers the quick request at once. At the end all clients have their answer in both
/// frameworks, and no more requests were ever at work. (For Express this test passes at once: its chain holds no thread
/// while it waits. For Flask it does so if `Server::call` lets a worker answer. If yours calls the application itself,
/// it needs the pool now.)
#[rstest]
#[case::four_workers("flask", 4, false)]
#[case::one_loop("express", 50, true)]
fn fifty_slow_requests(#[case] framework: &str, #[case] at_work: usize, #[case] quick: bool) {
    let mut server = Server::start(framework, &["--workers", "4", "--slow"]);
    let clients: Vec<_> = (0..50).map(|_| client(server.url("/slow"))).collect();
    let counts = until(&server, (50, at_work));
    assert_eq!(
        counts,
        (50, at_work),
        "arrived and at work, when all fifty have arrived"
    );

    let another = client(server.url("/todos"));
    let counts = until(&server, (51, at_work));
    assert_eq!(
        counts,
        (51, at_work),
        "arrived and at work, when another one has come"
    );
    if quick {
        assert_eq!(
            another.join().ok(),
            Some(200),
            "the answer to the quick one, meanwhile"
        );
    } else {
        assert!(
            !another.is_finished(),
            "the quick one is answered, and no worker was free"
        );
    }

    server.end_input();
    let answers: Vec<_> = clients
        .into_iter()
        .filter_map(|client| client.join().ok())
        .collect();
    assert_eq!(
        answers, [200; 50],
        "the answers, when the slow thing is over"
    );

    server.stop();
    let (_, most) = until(&server, (usize::MAX, usize::MAX));
    assert!(most <= at_work, "{most} were at work at once");
}

/// A client in a thread of its own: the status of the answer that it gets.
fn client(url: String) -> thread::JoinHandle<u16> {
    thread::spawn(move || send("GET", &url, "").status)
}

/// Reads the program's counts until as many have arrived and as many are at work as these, or until it prints no more. The
/// highest of them: how many had arrived, how many were at work.
fn until(server: &Server, enough: (usize, usize)) -> (usize, usize) {
    let mut highest = (0, 0);
    while highest.0 < enough.0 || highest.1 < enough.1 {
        let Some(line) = server.line() else { break };
        let numbers: Vec<usize> = line
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|digits| digits.parse().ok())
            .collect();
        if let [arrived, at_work] = numbers[..] {
            highest = (highest.0.max(arrived), highest.1.max(at_work));
        }
    }
    highest
}

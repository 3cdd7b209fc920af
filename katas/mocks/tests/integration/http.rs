//! The adapters, over real HTTP: `mockito` is a small server on this machine that gives the answers of the test. The
//! server is a stub here, and the adapters are real.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use mockito::{Matcher, Server, ServerGuard};
use mocks::{
    HttpSms, HttpWeather, Notifier, NotifyError, Observation, WeatherError, WeatherService,
};
use rstest::rstest;

use crate::doubles::fakes::{FakeClock, FakeService};
use crate::doubles::mocks::service_that_says;

/// A service that is gone, one that takes the call and says nothing, and three that stop in the middle of their answer.
/// The second is worse than the first: without a limit the warden waits for ever, and its operator sees no error. The
/// last three have sent nothing wrong so far, so their answer is not garbage. (An error from reading the body is an
/// error of JSON only if the whole body arrived: `ureq::Error::Json`, whose inner error says by `is_io` whether it was
/// the network.)
#[rstest]
#[case::no_server(Door::Closed)]
#[case::no_answer(Door::Silent)]
#[case::an_answer_stops_half_way(Door::Half { status: 200, framing: "content-length: 99", hangs_up: false })]
#[case::an_answer_in_chunks_stops(Door::Half { status: 200, framing: "transfer-encoding: chunked", hangs_up: false })]
#[case::an_answer_breaks_off(Door::Half { status: 200, framing: "content-length: 99", hangs_up: true })]
fn a_service_without_an_answer_is_unreachable(#[case] door: Door) {
    let (url, _open, begun) = server_behind(door);
    let limit = door.limit();
    let answer = within_some_seconds(move || HttpWeather::new(&url, limit).observe());
    assert_eq!(kind(&answer), "unreachable", "what the service is");
    if let Some(begun) = begun {
        assert_eq!(begun.try_recv(), Ok(()), "whether the answer had begun");
    }
}

/// The status decides before the body is read. The body is a good observation, because an error page may be well-formed
/// too; then it is one that breaks off, because nothing in it counts. `Retry-After` counts only if the service is busy.
/// Every other status that is neither a success nor a refusal is a failure, a redirect too: the other address may not
/// be trusted. If you read `Unreachable("http status: 400")` here, the HTTP client made an error of the status. Its
/// agent does that unless you set the option `http_status_as_error`. The third case and the last one pass already if
/// you check the kind of a status and not its number. (RFC 9110 §15)
#[rstest]
#[case::a_bad_request(400, WeatherError::Refused { status: 400 })]
#[case::a_server_error(504, WeatherError::Failed { status: 504 })]
#[case::a_refusal(425, WeatherError::Refused { status: 425 })]
#[case::a_redirect(302, WeatherError::Failed { status: 302 })]
#[case::the_last_refusal(499, WeatherError::Refused { status: 499 })]
fn the_status_decides_before_the_body(#[case] status: usize, #[case] expected: WeatherError) {
    let server = server_that_says(status, RECORDED);
    let answer = HttpWeather::new(&server.url(), PATIENT).observe();
    assert_eq!(answer, Err(expected.clone()), "for the status {status}");

    let (url, _, _) = server_behind(Door::Half {
        status,
        framing: "retry-after: 7\r\ncontent-length: 99",
        hangs_up: true,
    });
    let answer = HttpWeather::new(&url, PATIENT).observe();
    assert_eq!(
        answer,
        Err(expected),
        "for the status {status} with half a body"
    );
}

/// Three statuses mean "not now": the request took too long (408), there were too many (429), the service is overloaded
/// (503). The service may say in how many seconds to ask again. `Retry-After` may also be a date, which this program
/// does not read; a number has only digits. (RFC 9110 §10.2.3, §15.5.9 and §15.6.4; RFC 6585 §4. The given
/// `wait_asked_for` reads the header.)
#[rstest]
#[case::too_many_requests(429, None, 0)]
#[case::took_too_long(408, Some("7"), 7)]
#[case::overloaded(503, None, 0)]
#[case::for_two_minutes(429, Some("120"), 120)]
#[case::until_a_date(503, Some("Sat, 21 Nov 2026 18:00:00 GMT"), 0)]
#[case::no_number(503, Some("+5"), 0)]
#[case::for_ever(503, Some("99999999999999999999"), u64::MAX)]
fn a_busy_service_may_say_how_long_to_wait(
    #[case] status: u16,
    #[case] retry_after: Option<&str>,
    #[case] wait: u64,
) {
    let mut server = Server::new();
    let mut busy = server.mock("GET", "/wind").with_status(status.into());
    if let Some(value) = retry_after {
        busy = busy.with_header("retry-after", value);
    }
    busy.create();
    let answer = HttpWeather::new(&server.url(), PATIENT).observe();
    let wait = Duration::from_secs(wait);
    let expected = WeatherError::Busy { status, wait };
    assert_eq!(answer, Err(expected), "for `Retry-After: {retry_after:?}`");
}

/// A success does not promise an observation. The answer may be a page for people.
#[test]
fn an_answer_that_is_not_json_is_garbage() {
    let server = server_that_says(200, "<html>We are moving!</html>");
    let answer = HttpWeather::new(&server.url(), PATIENT).observe();
    assert_eq!(kind(&answer), "garbage", "what a page in HTML is");
}

/// The drift between mock and reality. All the mocks so far gave `Observation { wind: … }`, and all tests with them
/// pass. No mock could know the name of the field in the JSON: a mock says what its author believes. Only the real
/// answer shows the name, and the two have to agree. If you read `missing field` here, look at what the service sent
/// (`RECORDED`): the program must learn the name, not the service. In the second case `Failed { status: 501 }` means
/// that your code requested a path that this stub does not know: `//wind`. The address may have a path, as in the third
/// case, and keeps it. There the status is 203, which is a success too.
///
/// An answer with the believed name is garbage: no service has ever sent it.
#[rstest]
#[case::at_its_address("", "/wind", 200)]
#[case::with_a_slash_behind_it("/", "/wind", 200)]
#[case::below_a_path("/v1/Harbour", "/v1/Harbour/wind", 203)]
fn the_real_answer_names_the_wind_otherwise_than_the_mock_assumed(
    #[case] end: &str,
    #[case] path: &str,
    #[case] status: usize,
) {
    let server = server_that_says_at(path, status, RECORDED);
    let real = HttpWeather::new(&format!("{}{end}", server.url()), PATIENT).observe();
    let mock = service_that_says(Ok(Observation { wind: 97.2 })).observe();
    assert_eq!(real, mock, "what is really said, and what the mock says");

    let server = server_that_says(200, r#"{"station":"harbour","wind":97.2}"#);
    let believed = HttpWeather::new(&server.url(), PATIENT).observe();
    assert_eq!(
        kind(&believed),
        "garbage",
        "the answer that was believed in"
    );
}

/// Broken instruments often report -999. That is not a calm: it is garbage, an error that may pass. So is an answer
/// without a wind, or without a number in it: a 0 in its place would be a lie that lets people sleep. (The case
/// `a_little_below_0` passes already if you check the number before you round it. All but that and the first pass
/// already: without a number in that field it is no `Observation`, even if the answer is empty.)
#[rstest]
#[case::a_broken_instrument(r#"{"wind_kmh":-999}"#)]
#[case::no_number(r#"{"wind_kmh":null}"#)]
#[case::no_wind(r#"{"station":"harbour"}"#)]
#[case::a_little_below_0(r#"{"wind_kmh":-0.1}"#)]
#[case::no_body("")]
#[case::more_behind_it(r#"{"wind_kmh":97.2} or so"#)]
fn an_answer_without_a_wind_is_garbage(#[case] body: &str) {
    let server = server_that_says(200, body);
    let answer = HttpWeather::new(&server.url(), PATIENT).observe();
    assert_eq!(kind(&answer), "garbage", "what the answer {body} is");
}

/// The same expectations for two implementations, the fake of the tests and the adapter of the program: a contract.
/// Without this test the fake drifts away from the real service, and the tests that use it check a world that does not
/// exist.
///
/// This test closes the weather service. It passes at once if your adapter is right.
#[test]
fn the_fake_and_the_adapter_keep_the_same_contract() {
    let refused = WeatherError::Refused { status: 404 };
    let failed = WeatherError::Failed { status: 500 };
    let (status, wait) = (503, Duration::ZERO);
    let busy = WeatherError::Busy { status, wait };
    for (status, expected) in [
        (200, Ok(Observation { wind: 97.2 })),
        (404, Err(refused)),
        (500, Err(failed)),
        (503, Err(busy)),
    ] {
        let server = server_that_says(status.into(), RECORDED);
        let adapter = HttpWeather::new(&server.url(), PATIENT);
        let clock = FakeClock::at(Duration::ZERO);
        let mut fake = FakeService::with(97.2, &clock);
        if status != 200 {
            fake = fake.down_until(Duration::MAX, status);
        }
        let both: [(&str, &dyn WeatherService); 2] =
            [("the adapter", &adapter), ("the fake", &fake)];
        for (name, service) in both {
            assert_eq!(
                service.observe(),
                expected,
                "{name}, when the status is {status}"
            );
        }
    }
}

/// The gateway is real HTTP too, and its stub is strict: it accepts this text in this form, and answers 501 to
/// everything else, as `mockito` always does. Its address has a query and a slash at its end, and is used as it is. A
/// success counts as soon as the status arrives, even if the body does not. The second case passes already if you check
/// for a success, or check nothing yet. The third passes if a library writes your JSON.
#[rstest]
#[case::done(200, "storm warning")]
#[case::accepted(202, "storm warning")]
#[case::with_quotes(200, " a \"storm\" \\ a warning\nnow")]
fn an_sms_is_posted_as_json(#[case] status: usize, #[case] text: &str) {
    let mut server = Server::new();
    let gateway = server
        .mock("POST", "/sms?to=duty/")
        .match_header(
            "content-type",
            Matcher::Regex("(?i)^application/json *(;|$)".to_owned()),
        )
        .match_body(Matcher::Json(serde_json::json!({ "text": text })))
        .with_status(status)
        .expect(1)
        .create();

    let url = format!("{}/sms?to=duty/", server.url());
    let sent = HttpSms::new(&url, PATIENT).notify(text);
    assert_eq!(sent, Ok(()), "for the status {status} and {text:?}");
    gateway.assert();

    let (url, _, _) = server_behind(Door::Half {
        status,
        framing: "content-length: 99",
        hangs_up: false,
    });
    let sent = within_some_seconds(move || HttpSms::new(&url, HALF_PATIENT).notify("warning"));
    assert_eq!(sent, Ok(()), "for the status {status} with half a body");
}

/// If the gateway has not accepted the text, no person will read it. The next notifier gets its turn only if this one
/// reports the failure. The error begins with the address of the gateway.
#[rstest]
#[case::no_money_left(402)]
#[case::a_redirect(302)]
fn an_sms_that_is_not_accepted_is_not_delivered(#[case] status: usize) {
    let mut server = Server::new();
    server.mock("POST", "/sms").with_status(status).create();

    let url = format!("{}/sms", server.url());
    let sent = HttpSms::new(&url, PATIENT).notify("storm warning");
    let expected = NotifyError(format!("{url}: status {status}"));
    assert_eq!(sent, Err(expected), "for the status {status}");
}

/// The text is not delivered either if the gateway takes it and gives no answer within the limit. Perhaps a person is
/// told twice then, by two gateways. That is better than never. But this gateway is called once: it may be slow, and an
/// SMS costs money.
#[test]
fn an_sms_without_an_answer_is_not_delivered() {
    let (url, open, _) = server_behind(Door::Silent);
    let begin = url.clone();
    let sent = within_some_seconds(move || HttpSms::new(&url, IMPATIENT).notify("storm warning"));
    let begins = sent.clone().map_err(|error| error.0.starts_with(&begin));
    assert_eq!(
        begins,
        Err(true),
        "whether it is an error that begins with {begin:?}: {sent:?}"
    );
    let gateway = open.expect("it listens");
    gateway.set_nonblocking(true).expect("it can");
    let calls = gateway.incoming().map_while(Result::ok).count();
    assert_eq!(calls, 1, "how often the gateway was called");
}

/// An answer that the service really sent one day, unchanged.
const RECORDED: &str =
    r#"{"station":"harbour","at":"2026-11-21T17:50:00Z","wind_kmh":97.2,"gusts_kmh":131.4}"#;

/// For answers that come.
const PATIENT: Duration = Duration::from_secs(5);

/// For answers that begin, and do not end.
const HALF_PATIENT: Duration = Duration::from_secs(1);

/// For answers that do not come.
const IMPATIENT: Duration = Duration::from_millis(50);

/// If the adapter still waits after this time, it has no limit.
const LONG_OVER: Duration = Duration::from_secs(10);

/// A weather service with one answer, at `/wind`. It answers every other request with 501.
fn server_that_says(status: usize, body: &str) -> ServerGuard {
    server_that_says_at("/wind", status, body)
}

/// The same at another path.
fn server_that_says_at(path: &str, status: usize, body: &str) -> ServerGuard {
    let mut server = Server::new();
    server
        .mock("GET", path)
        .with_status(status)
        .with_header("content-type", "application/json")
        .with_header("location", "/elsewhere")
        .with_body(body)
        .create();
    server
}

/// The kind of an answer, without the words of the library that rejected it.
fn kind(answer: &Result<Observation, WeatherError>) -> String {
    match answer {
        Err(WeatherError::Unreachable(_)) => "unreachable".to_owned(),
        Err(WeatherError::Garbage(_)) => "garbage".to_owned(),
        other => format!("{other:?}"),
    }
}

#[derive(Debug, Clone, Copy)]
enum Door {
    /// No server listens.
    Closed,
    /// A server listens, and never answers.
    Silent,
    /// A server begins an answer with an observation, and stops.
    Half {
        /// The status of the answer.
        status: usize,
        /// The header for the length of the answer.
        framing: &'static str,
        /// Whether the server closes the connection then.
        hangs_up: bool,
    },
}

impl Door {
    /// The limit of the adapter. Half of an answer has to come before that.
    fn limit(self) -> Duration {
        match self {
            Self::Half { hangs_up: true, .. } => PATIENT,
            Self::Half { .. } => HALF_PATIENT,
            Self::Closed | Self::Silent => IMPATIENT,
        }
    }
}

/// An address, the listener that keeps the door open as long as the test needs it, and a channel that says that half of
/// an answer was sent.
fn server_behind(door: Door) -> (String, Option<TcpListener>, Option<mpsc::Receiver<()>>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
    let address = listener.local_addr().expect("it has an address");
    let url = format!("http://{address}");
    match door {
        Door::Closed => (url, None, None),
        Door::Silent => (url, Some(listener), None),
        Door::Half {
            status,
            framing,
            hangs_up,
        } => {
            let (sender, begun) = mpsc::channel();
            thread::spawn(move || {
                let (mut caller, _) = listener.accept().expect("a call");
                let _ = caller.read(&mut [0; 1000]);
                // In a body of chunks, the first line says that the chunk has 11 bytes (`b`).
                let chunk = if framing.ends_with("chunked") {
                    "b\r\n"
                } else {
                    ""
                };
                let head = format!("HTTP/1.1 {status} -\r\n{framing}\r\n\r\n");
                let half = format!("{head}{chunk}{{\"wind_kmh\"");
                caller.write_all(half.as_bytes()).expect("it listens");
                let _ = sender.send(());
                if !hangs_up {
                    // Until the caller does.
                    let _ = caller.read_to_end(&mut Vec::new());
                }
            });
            (url, None, Some(begun))
        }
    }
}

/// The answer of the adapter. A test must end, even if the adapter has no limit.
fn within_some_seconds<T: Send + 'static>(ask: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, answer) = mpsc::channel();
    let asking = thread::spawn(move || {
        let _ = sender.send(ask());
    });
    match answer.recv_timeout(LONG_OVER) {
        Ok(answer) => answer,
        Err(mpsc::RecvTimeoutError::Timeout) => {
            panic!("the adapter waits for an answer that does not come: its agent needs a limit")
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => match asking.join() {
            Err(panic) => std::panic::resume_unwind(panic),
            Ok(()) => unreachable!("it has sent its answer"),
        },
    }
}

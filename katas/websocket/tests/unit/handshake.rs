//! The opening handshake: the HTTP request and its answer with which a WebSocket begins.

use rstest::rstest;
use websocket::{Refusal, Request, accept_key, check, names, switching};

/// The server proves that it has understood the request. It takes the client's key exactly as it was sent, appends a
/// text from the RFC, and answers with the SHA-1 of both, in base64. A cache that repeats an old answer cannot do that.
/// The key is no secret, and identifies no client. (RFC 6455 §1.3, whose example is the first case)
#[rstest]
#[case::of_the_rfc("dGhlIHNhbXBsZSBub25jZQ==", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")]
#[case::another_one("AQIDBAUGBwgJCgsMDQ4PEA==", "C/0nmHhBztSRGR1CwL6Tf4ZjwpY=")]
fn an_accept_key_comes_from_the_text_of_the_key(#[case] key: &str, #[case] accept: &str) {
    assert_eq!(accept_key(key), accept, "the accept key for {key}");
}

/// `Connection: Upgrade` is what the RFC shows, and `Connection: keep-alive, Upgrade` is what Firefox sends. The value
/// is a list, and may come in several lines. Upper and lower case are the same. A part of a word does not count. (RFC
/// 9110 §5.6.1, §7.6.1)
#[rstest]
#[case::the_word("Connection: Upgrade\r\n", true)]
#[case::no_such_field("", false)]
#[case::part_of_a_word("Connection: Upgrade-later\r\n", false)]
#[case::in_small_letters("Connection: upgrade\r\n", true)]
#[case::in_a_list("Connection: keep-alive,Upgrade\r\n", true)]
#[case::amid_a_list("Connection: keep-alive ,\tUpgrade , TE\r\n", true)]
#[case::two_words_with_a_space("Connection: Upgrade later\r\n", false)]
#[case::in_a_second_line("Connection: keep-alive\r\nConnection: Upgrade\r\n", true)]
fn a_field_is_a_list_of_words(#[case] fields: &str, #[case] expected: bool) {
    let request = request(&format!("GET / HTTP/1.1\r\n{fields}\r\n"));
    let found = names(&request, "Connection", "Upgrade");
    assert_eq!(found, expected, "whether `Upgrade` is named by {fields:?}");
}

/// A complete request gets its accept key, and the answer contains it. After this answer the connection no longer
/// carries HTTP. `GOOD`, at the end of this file, is the request of RFC 6455 §1.3. (§4.2.2)
#[test]
fn a_good_request_is_answered_with_101() {
    let accept = check(&request(GOOD));
    let expected = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=".to_owned();
    assert_eq!(accept, Ok(expected), "the accept key for\n{GOOD}");

    let answer = switching("abc=");
    let mut lines: Vec<_> = answer.split("\r\n").collect();
    // The order of header fields means nothing. (RFC 9110 §5.3)
    if let [_, fields @ .., _, _] = &mut lines[..] {
        fields.sort_unstable();
    }
    let expected = [
        "HTTP/1.1 101 Switching Protocols",
        "Connection: Upgrade",
        "Sec-WebSocket-Accept: abc=",
        "Upgrade: websocket",
        "",
        "",
    ];
    assert_eq!(
        lines, expected,
        "the lines of the answer, its fields sorted"
    );
}

/// A request that lacks a line is refused: its client wants something else, or speaks another version. If several lines
/// are wrong, the refusal names the first, in the order of the variants. So a page view is told to upgrade, and not that a
/// key is missing. Each case replaces a part of `GOOD`. The two lists and the page of this machine are valid requests, and
/// pass at once. The last four cases are nearly right, and may pass at once.
///
/// Any page in a browser on this machine could open a WebSocket here and read the messages. The browser names the page's
/// site in `Origin`, so the server can refuse it. (RFC 6455 §4.2.1, §10.2)
#[rstest]
#[case::another_method("GET /", "POST /", Some(Refusal::Method { method: "POST".to_owned() }))]
#[case::the_method_in_small_letters("GET /", "get /", Some(Refusal::Method { method: "get".to_owned() }))]
#[case::the_method_before_the_version(
    "GET / HTTP/1.1",
    "POST / HTTP/1.0",
    Some(Refusal::Method { method: "POST".to_owned() })
)]
#[case::http_1_0(
    "HTTP/1.1\r\nHost: localhost\r\n",
    "HTTP/1.0\r\n",
    Some(Refusal::HttpVersion)
)]
#[case::the_host_before_the_upgrade(
    "Host: localhost\r\nUpgrade: websocket\r\n",
    "",
    Some(Refusal::Host)
)]
#[case::two_hosts("Host: localhost", "Host: a\r\nHost: b", Some(Refusal::Host))]
#[case::nothing_of_it(
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
    "",
    Some(Refusal::Upgrade)
)]
#[case::the_connection_before_the_version(
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13",
    "Connection: close\r\nSec-WebSocket-Version: 8",
    Some(Refusal::Connection)
)]
#[case::an_old_version("Version: 13", "Version: 8", Some(Refusal::Version))]
#[case::two_versions("Version: 13", "Version: 8, 13", Some(Refusal::Version))]
#[case::the_version_before_the_key(
    "13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
    "8\r\n",
    Some(Refusal::Version)
)]
#[case::no_key(
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
    "",
    Some(Refusal::Key)
)]
#[case::a_key_of_fifteen_bytes(
    "dGhlIHNhbXBsZSBub25jZQ==",
    "dGhlIHNhbXBsZSBub25j",
    Some(Refusal::Key)
)]
#[case::a_key_of_seventeen_bytes(
    "dGhlIHNhbXBsZSBub25jZQ==",
    "AQIDBAUGBwgJCgsMDQ4PEBE=",
    Some(Refusal::Key)
)]
#[case::a_key_that_is_not_base64(
    "dGhlIHNhbXBsZSBub25jZQ==",
    "the sample nonce in te==",
    Some(Refusal::Key)
)]
#[case::two_keys(
    "Sec-WebSocket-Key:",
    "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\nSec-WebSocket-Key:",
    Some(Refusal::Key)
)]
#[case::a_list_of_connections("Connection: Upgrade", "Connection: keep-alive, Upgrade", None)]
#[case::a_list_of_protocols("Upgrade: websocket", "Upgrade: h2c, WebSocket", None)]
#[case::a_host_that_is_none("Host: localhost", "Host: local host", Some(Refusal::Host))]
#[case::a_page_of_another_site(
    "Host: localhost\r\n",
    "Host: localhost\r\nOrigin: http://localhost.example\r\n",
    Some(Refusal::Origin)
)]
#[case::the_key_before_the_site(
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n",
    "Origin: http://localhost.example\r\n",
    Some(Refusal::Key)
)]
#[case::a_page_of_no_site(
    "Host: localhost\r\n",
    "Host: localhost\r\nOrigin: null\r\n",
    Some(Refusal::Origin)
)]
#[case::a_page_of_this_machine(
    "Host: localhost\r\n",
    "Host: localhost\r\nOrigin: http://127.0.0.1:8000\r\n",
    None
)]
#[case::an_empty_host("Host: localhost", "Host:", Some(Refusal::Host))]
#[case::a_version_with_a_zero("Version: 13", "Version: 013", Some(Refusal::Version))]
#[case::a_key_without_its_padding(
    "dGhlIHNhbXBsZSBub25jZQ==",
    "dGhlIHNhbXBsZSBub25jZQ",
    Some(Refusal::Key)
)]
#[case::a_key_in_the_alphabet_for_urls(
    "dGhlIHNhbXBsZSBub25jZQ==",
    "-_-_-_-_-_-_-_-_-_-_-w==",
    Some(Refusal::Key)
)]
fn a_request_that_lacks_something_is_refused(
    #[case] part: &str,
    #[case] instead: &str,
    #[case] expected: Option<Refusal>,
) {
    let head = GOOD.replacen(part, instead, 1);
    let refusal = check(&request(&head)).err();
    assert_eq!(refusal, expected, "what is wrong with\n{head}");
}

/// A refusal is an HTTP answer, and some say what the client should send instead: 405 names the allowed method, and 426
/// names the protocol. If the version was wrong, 426 also names the version. A client that speaks several versions can
/// try again with this one. (RFC 9110 §15.5.6, §15.5.22, RFC 6455 §4.2.2, §4.4)
#[rstest]
#[case::anything_else(&[Refusal::Host, Refusal::Connection, Refusal::Key], "400 Bad Request", "")]
#[case::another_site(&[Refusal::Origin], "403 Forbidden", "")]
#[case::the_method(
    &[Refusal::Method { method: "POST".to_owned() }],
    "405 Method Not Allowed",
    "Allow: GET\r\n"
)]
#[case::an_old_http(&[Refusal::HttpVersion], "505 HTTP Version Not Supported", "")]
#[case::no_upgrade(&[Refusal::Upgrade], "426 Upgrade Required", "Upgrade: websocket\r\n")]
#[case::another_version(
    &[Refusal::Version],
    "426 Upgrade Required",
    "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
)]
fn a_refusal_says_what_would_do(
    #[case] refusals: &[Refusal],
    #[case] status: &str,
    #[case] advice: &str,
) {
    for refusal in refusals {
        assert_eq!(refusal.status(), status, "the status for {refusal:?}");
        assert_eq!(refusal.advice(), advice, "the advice for {refusal:?}");
    }
}

/// The request of RFC 6455 §1.3, without its optional fields.
const GOOD: &str = "GET / HTTP/1.1\r\n\
                    Host: localhost\r\n\
                    Upgrade: websocket\r\n\
                    Connection: Upgrade\r\n\
                    Sec-WebSocket-Version: 13\r\n\
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
                    \r\n";

fn request(head: &str) -> Request {
    Request::parse(head.as_bytes()).expect("the head of the test is HTTP")
}

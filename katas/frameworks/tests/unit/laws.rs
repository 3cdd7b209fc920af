//! Two laws that hold for both frameworks. They close the layer: code that passes the examples mostly passes
//! them too. If not, you see the smallest path for which they fail.

use std::fmt::Write as _;

use frameworks::Method::Get;
use frameworks::express::{self, Router};
use frameworks::{Request, Response, flask};
use proptest::prelude::*;

use crate::chain::respond;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Any text at all, as one percent-encoded segment, is the parameter that the view gets: with slashes, percent signs,
    /// pluses, nothing that a terminal could show. A law: it closes the decoding. (RFC 3986 §2.1)
    #[test]
    fn any_segment_comes_back_as_the_parameter(
        text in any::<String>().prop_filter("not empty", |text| !text.is_empty()),
    ) {
        let mut path = "/echo/".to_owned();
        for byte in text.bytes() {
            let _ = write!(path, "%{byte:02X}");
        }
        for (name, response) in both(&["/echo/:text"], &path) {
            prop_assert_eq!(response.body_text(), text.clone(), "{} of {}", name, path);
        }
    }

    /// For routes without variables both give the same answer to every path, in whatever order the routes were added.
    /// (A slash at the end is another matter.) A law: it closes the routers.
    #[test]
    fn both_routers_agree_on_static_routes(
        routes in prop::collection::btree_set("(/[ab]{1,2}){1,3}", 1..5).prop_map(Vec::from_iter).prop_shuffle(),
        path in "(/[ab]{0,2}){0,2}/[abx]{1,2}",
    ) {
        let routes: Vec<_> = routes.iter().map(String::as_str).collect();
        let [flask, express] = both(&routes, &path).map(|(_, answer)| answer);
        prop_assert_eq!(flask.status == 200, routes.contains(&path.as_str()), "flask: {}", path);
        prop_assert_eq!(express, flask, "express, which should say what flask says to {}", path);
    }
}

/// The answers of both to a path. Each route answers with its parameter `text`, or with its own name if it has none.
fn both(routes: &[&str], path: &str) -> [(&'static str, Response); 2] {
    let mut app = flask::App::new();
    let mut router = Router::new();
    for route in routes.iter().map(|&route| route.to_owned()) {
        let own = route.clone();
        app.route(&route.replace(":text", "<text>"), &[Get], move |_, args| {
            args.text("text").unwrap_or(&own).to_owned()
        })
        .expect("the rule is right");
        router.get(&route.clone(), move |req, _| {
            let text = req.params.get("text").unwrap_or(&route).clone();
            async move { Ok(Response::text(200, &text)) }
        });
    }
    let request = Request::new(Get, path);
    [
        ("flask", app.handle(&request)),
        ("express", respond(&express::App::new(router), &request)),
    ]
}

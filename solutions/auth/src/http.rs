//! The service over HTTP.
//!
//! | request | body | answer |
//! |---|---|---|
//! | `POST /register` | `{"name", "password"}` | 201 `{"name", "role"}` |
//! | `POST /login` | `{"name", "password"}` | 200 `{"access_token", "token_type", "expires_in", "refresh_token"}` |
//! | `POST /refresh` | `{"refresh_token"}` | likewise |
//! | `POST /logout` | `{"refresh_token"}` | 204 |
//! | `GET /me` | | 200 `{"name", "role"}` |
//! | `GET /admin/users` | | 200 `{"users": […]}` |
//!
//! A refusal is `{"error": "…"}`, with a status and perhaps a challenge. What is wrong with a request before the service
//! sees it:
//!
//! | status | for |
//! |---|---|
//! | 400 | a body that is not JSON |
//! | 404, 405 | another path, another method |
//! | 408 | a body that does not arrive in time ([`BodyLimit`]) |
//! | 413 | a body of more than 16 KiB |
//! | 415 | a body whose `Content-Type` is not `application/json` |
//! | 422 | JSON without the members that it should have |
//! | 503 | a password that is not hashed in time, because too many others wait |
//!
//! If the header alone decides, the server answers before it asks for the body, without `100 Continue` (RFC 9110
//! §10.1.1).

use std::error::Error;
use std::fmt::Debug;
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use axum::body::{HttpBody, to_bytes};
use axum::extract::{FromRef, FromRequest, Request, State};
use axum::http::header::{CACHE_CONTROL, CONNECTION, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::json;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::auth::{Auth, Credentials, Registration, Session};
use crate::error::AuthError;
use crate::hidden::Hidden;

/// The largest body, in bytes: enough for a name and a password of 128 characters.
const LARGEST_BODY: usize = 16 * 1024;

/// How many passwords are hashed or compared at the same time. Each takes 19 MiB and a processor. The others wait in
/// a queue.
const HASHES: usize = 4;

/// How long a password waits in that queue. A client may have left, and the others should not wait behind it for
/// ever.
const QUEUE: Duration = Duration::from_secs(5);

/// How long a client may take to send a body: an extension of the request. A request without it has no limit.
#[derive(Debug, Clone, Copy)]
pub struct BodyLimit(pub Duration);

/// The state that all routes share.
#[derive(Clone)]
struct Shared {
    auth: Arc<Auth>,
    hashes: Hashes,
}

/// The places for passwords that are hashed or compared at once.
#[derive(Clone)]
struct Hashes(Arc<Semaphore>);

impl FromRef<Shared> for Arc<Auth> {
    fn from_ref(shared: &Shared) -> Self {
        Self::clone(&shared.auth)
    }
}

impl FromRef<Shared> for Hashes {
    fn from_ref(shared: &Shared) -> Self {
        shared.hashes.clone()
    }
}

/// A request with a refresh token.
#[derive(Debug, Clone, Deserialize)]
struct WithRefreshToken {
    refresh_token: Hidden,
}

/// All the routes.
pub fn router(auth: Arc<Auth>) -> Router {
    Router::new()
        .route("/register", post(register))
        .route("/login", post(login))
        .route("/refresh", post(refresh))
        .route("/logout", post(logout))
        .route("/me", get(me))
        .route("/admin/users", get(users))
        .fallback(async || refusal(StatusCode::NOT_FOUND, "there is nothing at this path"))
        .method_not_allowed_fallback(async || {
            refusal(
                StatusCode::METHOD_NOT_ALLOWED,
                "this path has another method",
            )
        })
        .with_state(Shared {
            auth,
            hashes: Hashes(Arc::new(Semaphore::new(HASHES))),
        })
}

/// The body of a request, as JSON.
struct Sent<T>(T);

impl<T: DeserializeOwned, S: Sync> FromRequest<S> for Sent<T> {
    type Rejection = Response;

    async fn from_request(request: Request, _state: &S) -> Result<Self, Response> {
        let too_large = || refusal(StatusCode::PAYLOAD_TOO_LARGE, "the body is too large");
        let (head, body) = request.into_parts();
        if !is_json(&head.headers) {
            return Err(refusal(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "the body must be `application/json`",
            ));
        }
        if body.size_hint().lower() > LARGEST_BODY as u64 {
            return Err(too_large());
        }
        let limit = head.extensions.get::<BodyLimit>();
        let limit = limit.map_or(Duration::MAX, |limit| limit.0);
        let Ok(bytes) = timeout(limit, to_bytes(body, LARGEST_BODY)).await else {
            let answer = refusal(StatusCode::REQUEST_TIMEOUT, "the request is too slow");
            // The rest of the body may still come, and is not read.
            return Err(([(CONNECTION, "close")], answer).into_response());
        };
        let bytes = bytes.map_err(|error| match error.source() {
            Some(source) if source.is::<http_body_util::LengthLimitError>() => too_large(),
            _ => refusal(StatusCode::BAD_REQUEST, "the body cannot be read"),
        })?;
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|error| match error.classify() {
                Category::Data => refusal(StatusCode::UNPROCESSABLE_ENTITY, &error.to_string()),
                _ => refusal(StatusCode::BAD_REQUEST, "the body is not JSON"),
            })
    }
}

/// Whether the header says that the body is JSON, with or without parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let field = headers.get(CONTENT_TYPE);
    field
        .and_then(|field| field.to_str().ok())
        .and_then(|field| field.split(';').next())
        .is_some_and(|media_type| media_type.trim().eq_ignore_ascii_case("application/json"))
}

/// A refusal without a challenge.
pub fn refusal(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({"error": message}))).into_response()
}

async fn register(
    State(auth): State<Arc<Auth>>,
    State(hashes): State<Hashes>,
    Sent(request): Sent<Registration>,
) -> Result<Response, Response> {
    let answer = hashes.hash(move || {
        let answer = auth.register(&request);
        log("register", &request, answer.as_ref().err());
        answer
    });
    let user = answer.await?.map_err(IntoResponse::into_response)?;
    let body = json!({"name": user.name, "role": user.role});
    Ok((StatusCode::CREATED, Json(body)).into_response())
}

async fn login(
    State(auth): State<Arc<Auth>>,
    State(hashes): State<Hashes>,
    Sent(request): Sent<Credentials>,
) -> Result<Response, Response> {
    let expires_in = auth.access_lifetime();
    let answer = hashes.hash(move || {
        let answer = auth.login(&request);
        log("login", &request, answer.as_ref().err());
        answer
    });
    let session = answer.await?.map_err(IntoResponse::into_response)?;
    Ok(tokens(&session, expires_in))
}

async fn refresh(State(auth): State<Arc<Auth>>, Sent(request): Sent<WithRefreshToken>) -> Response {
    let expires_in = auth.access_lifetime();
    let answer = aside(move || {
        let answer = auth.refresh(&request.refresh_token);
        log("refresh", &request, answer.as_ref().err());
        answer
    });
    answer
        .await
        .map(|session| tokens(&session, expires_in))
        .into_response()
}

async fn logout(
    State(auth): State<Arc<Auth>>,
    Sent(request): Sent<WithRefreshToken>,
) -> StatusCode {
    aside(move || {
        auth.logout(&request.refresh_token);
        log("logout", &request, None);
    })
    .await;
    StatusCode::NO_CONTENT
}

async fn me(State(auth): State<Arc<Auth>>, headers: HeaderMap) -> Response {
    auth.who(&headers)
        .map(|claims| Json(json!({"name": claims.sub, "role": claims.role})))
        .into_response()
}

async fn users(State(auth): State<Arc<Auth>>, headers: HeaderMap) -> Response {
    aside(move || auth.users(&headers))
        .await
        .map(|users| Json(json!({"users": users})))
        .into_response()
}

/// The answer of RFC 6749 §5.1. No cache on the way may keep it.
fn tokens(session: &Session, expires_in: u64) -> Response {
    let body = json!({
        "access_token": session.access,
        "token_type": "Bearer",
        "expires_in": expires_in,
        "refresh_token": session.refresh,
    });
    ([(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

impl IntoResponse for AuthError {
    fn into_response(self) -> Response {
        let mut response = refusal(self.status(), &self.to_string());
        let challenge = self
            .challenge()
            .and_then(|text| HeaderValue::try_from(text).ok());
        if let Some(challenge) = challenge {
            response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

/// Writes one line on standard error for each request that changes something, with its whole body. A secret has to
/// hide itself ([`Hidden`]).
fn log(what: &str, request: &impl Debug, error: Option<&AuthError>) {
    let outcome = error.map_or("done".to_owned(), |error| format!("refused, {error:?}"));
    // If standard error is closed, there is nothing to do.
    let _ = writeln!(io::stderr(), "auth: {what}: {request:?}: {outcome}");
}

impl Hashes {
    /// Runs something that hashes a password, as soon as fewer than [`HASHES`] are running; 503, if that takes longer
    /// than [`QUEUE`].
    async fn hash<T: Send + 'static>(
        self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Response> {
        let Ok(permit) = timeout(QUEUE, self.0.acquire_owned()).await else {
            let answer = refusal(
                StatusCode::SERVICE_UNAVAILABLE,
                "too many passwords are hashed now",
            );
            let later = HeaderValue::from(QUEUE.as_secs());
            return Err(([(RETRY_AFTER, later)], answer).into_response());
        };
        // An error in it would mean that the semaphore was closed, and nothing closes it.
        let done = aside(move || {
            // The work continues if its client leaves, so it keeps its permit.
            let _permit = permit;
            work()
        });
        Ok(done.await)
    }
}

/// Runs something slow, such as a hash, on a thread of its own, because the threads that serve have other requests. A
/// panic comes back here.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

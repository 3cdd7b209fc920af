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
//! A refusal is `{"error": "…"}`, with a status and perhaps a challenge. Bodies have at most 16 KiB.

use std::fmt::Debug;
use std::io::{self, Write};
use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{CACHE_CONTROL, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;

use crate::auth::{Auth, Credentials, Registration, Session};
use crate::error::AuthError;
use crate::hidden::Hidden;

/// The most that a body may have, in bytes: plenty for 128 characters.
const LARGEST_BODY: usize = 16 * 1024;

/// A request that brings a refresh token along.
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
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(auth)
}

async fn register(State(auth): State<Arc<Auth>>, Json(request): Json<Registration>) -> Response {
    let answer = aside(move || {
        let answer = auth.register(&request);
        log("register", &request, answer.as_ref().err());
        answer
    });
    match answer.await {
        Ok(user) => {
            let body = json!({"name": user.name, "role": user.role});
            (StatusCode::CREATED, Json(body)).into_response()
        }
        Err(error) => error.into_response(),
    }
}

async fn login(State(auth): State<Arc<Auth>>, Json(request): Json<Credentials>) -> Response {
    let expires_in = auth.access_lifetime();
    let answer = aside(move || {
        let answer = auth.login(&request);
        log("login", &request, answer.as_ref().err());
        answer
    });
    answer
        .await
        .map(|session| tokens(&session, expires_in))
        .into_response()
}

async fn refresh(State(auth): State<Arc<Auth>>, Json(request): Json<WithRefreshToken>) -> Response {
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
    Json(request): Json<WithRefreshToken>,
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
        let body = Json(json!({"error": self.to_string()}));
        let mut response = (self.status(), body).into_response();
        let challenge = self
            .challenge()
            .and_then(|text| HeaderValue::try_from(text).ok());
        if let Some(challenge) = challenge {
            response.headers_mut().insert(WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

/// One line on standard error for each request that changes something, with all that came in: what must not be read
/// there has to see to that itself.
fn log(what: &str, request: &impl Debug, error: Option<&AuthError>) {
    let outcome = error.map_or("done".to_owned(), |error| format!("refused, {error:?}"));
    // Nothing can be done about a standard error that is closed.
    let _ = writeln!(io::stderr(), "auth: {what}: {request:?}: {outcome}");
}

/// Does something slow where nobody else waits for it: a hash is a lot of work, and the threads that serve have other
/// requests in hand. A panic comes back here.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

//! HTTP/1.1 over TCP, by the crate `hyper`. One transport for both frameworks: what differs is what they do with a request.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use crate::failure::{Failure, plain};
use crate::http::{Method, Request, Response};

/// A future in a box.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// The longest body that is read, in bytes. A longer one is answered with 413.
pub const LONGEST_BODY: usize = 64 * 1024;

/// Something that answers requests.
pub trait Service: Send + Sync {
    /// The answer to one request. Nothing else happens on the loop until this call returns, so it had better be soon.
    fn call(&self, request: Request) -> BoxFuture<Response>;
}

/// Serves every connection, all of them on the loop that this runs on, for ever.
///
/// # Errors
/// When no more connections can be accepted.
pub async fn serve(listener: TcpListener, service: Arc<dyn Service>) -> io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let service = Arc::clone(&service);
        tokio::spawn(async move {
            let answer = service_fn(move |request| answer(request, Arc::clone(&service)));
            // A connection that breaks is the client's affair; the server goes on.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), answer)
                .await;
        });
    }
}

async fn answer(
    request: hyper::Request<Incoming>,
    service: Arc<dyn Service>,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let response = match read(request).await {
        Ok(request) => service.call(request).await,
        Err(failure) => plain(&failure),
    };
    Ok(written(response))
}

async fn read(request: hyper::Request<Incoming>) -> Result<Request, Failure> {
    let (head, body) = request.into_parts();
    // RFC 9110 §15.6.2: a method that the server does not know at all is a 501, and not a 405.
    let method = Method::ALL
        .into_iter()
        .find(|method| method.name() == head.method.as_str())
        .ok_or_else(|| Failure::of(501))?;
    if !head.uri.path().starts_with('/') {
        return Err(Failure::of(400));
    }
    let body = Limited::new(body, LONGEST_BODY)
        .collect()
        .await
        .map_err(|_| Failure::of(413))?;
    let headers = head.headers.iter().map(|(name, value)| {
        let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
        (name.as_str().to_owned(), value)
    });
    Ok(Request {
        method,
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers: headers.collect(),
        body: body.to_bytes().to_vec(),
    })
}

fn written(response: Response) -> hyper::Response<Full<Bytes>> {
    let mut builder = hyper::Response::builder().status(response.status);
    for (name, value) in response.headers {
        builder = builder.header(name, value);
    }
    builder
        .body(Full::from(response.body))
        .unwrap_or_else(|_| broken())
}

/// A view gave a status or a header field that cannot be sent.
fn broken() -> hyper::Response<Full<Bytes>> {
    let mut response = hyper::Response::new(Full::default());
    *response.status_mut() = hyper::StatusCode::INTERNAL_SERVER_ERROR;
    response
}

//! The application with its pool, for the transport.

use std::io;
use std::num::NonZeroUsize;
use std::sync::Arc;

use tokio::sync::oneshot;

use crate::failure::{Failure, plain};
use crate::flask::app::App;
use crate::flask::pool::Pool;
use crate::http::{Request, Response};
use crate::transport::{BoxFuture, Service};

/// An application and its workers.
pub struct Server {
    app: Arc<App>,
    pool: Pool,
}

impl Server {
    /// Starts this many workers for an application.
    ///
    /// # Errors
    /// Those of [`Pool::new`].
    pub fn new(app: App, workers: NonZeroUsize) -> io::Result<Self> {
        Ok(Self {
            app: Arc::new(app),
            pool: Pool::new(workers)?,
        })
    }
}

impl Service for Server {
    /// Lets a worker answer. The call itself returns at once, so that the transport can read the next request. If the
    /// view panics, the answer is the plain 500.
    fn call(&self, request: Request) -> BoxFuture<Response> {
        let (answer, answered) = oneshot::channel();
        let app = Arc::clone(&self.app);
        self.pool.submit(move || {
            // The receiver may be gone, because the client has left; ignore that.
            let _ = answer.send(app.handle(&request));
        });
        // If the view panicked, its end of the channel was dropped.
        Box::pin(async { answered.await.unwrap_or_else(|_| plain(&Failure::of(500))) })
    }
}

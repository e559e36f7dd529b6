//! What the handlers share: the sessions, and the time.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::sync::Mutex;
use tokio::task::spawn_blocking;

use super::access::Access;
use super::model::{NewSession, Session};
use super::{SessionError, SessionId, Store};

/// Seconds since 1970.
pub type Clock = Arc<dyn Fn() -> u64 + Send + Sync>;

/// The time of this machine.
#[must_use]
pub fn system_clock() -> Clock {
    Arc::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs()))
}

/// The sessions as the handlers use them. Its clones are the same gateway.
#[derive(Clone)]
pub struct Gateway {
    store: Arc<Mutex<Store>>,
    clock: Clock,
}

impl Gateway {
    /// A gateway to the sessions in `store`, which live by `clock`.
    #[must_use]
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store: Arc::new(Mutex::new(store)), clock }
    }

    pub(super) fn now(&self) -> u64 {
        (self.clock)()
    }

    pub(super) async fn open(&self, new: NewSession) -> Result<Access, SessionError> {
        let now = self.now();
        self.run(SessionId::nil(), move |store| store.open_session(&new, now)).await
    }

    pub(super) async fn session(&self, access: Access) -> Result<Session, SessionError> {
        self.run(access.session_id, move |store| store.session(&access)).await
    }

    pub(super) async fn close(&self, access: Access) -> Result<(), SessionError> {
        self.run(access.session_id, move |store| store.close(&access)).await
    }

    pub(super) async fn call(&self, access: Access, tool: String) -> Result<(), SessionError> {
        let now = self.now();
        self.run(access.session_id, move |store| store.call(&access, &tool, now)).await
    }

    /// Runs `job` where it may block. SQLite has one writer, so the others wait here, off the
    /// threads that blocking work needs.
    async fn run<T: Send + 'static>(
        &self,
        session_id: SessionId,
        job: impl FnOnce(&mut Store) -> Result<T, SessionError> + Send + 'static,
    ) -> Result<T, SessionError> {
        let mut store = Arc::clone(&self.store).lock_owned().await;
        spawn_blocking(move || job(&mut store)).await.unwrap_or_else(|error| {
            Err(SessionError::StorageWriteThrough { session_id, detail: error.to_string() })
        })
    }
}

//! What the handlers share: the sessions, and the time.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::Connection;

use super::access::Access;
use super::fault::Fault;
use super::model::{NewSession, Session};
use super::{SessionId, Store, store};
use crate::database::{Database, Undone};

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
    database: Database,
    clock: Clock,
}

impl Gateway {
    /// A gateway to the sessions in `store`, which live by `clock`.
    #[must_use]
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { database: store.0, clock }
    }

    /// Refuses what has not begun, and whatever comes: the server is about to end.
    pub fn stop(&self) {
        self.database.stop();
    }

    pub(super) fn now(&self) -> u64 {
        (self.clock)()
    }

    pub(super) async fn open(&self, new: NewSession) -> Result<Access, Fault> {
        let now = self.now();
        self.write(SessionId::nil(), move |database| store::open_session(database, &new, now)).await
    }

    pub(super) async fn session(&self, access: Access) -> Result<Session, Fault> {
        let session_id = access.session_id;
        let found = self.database.read(move |database| store::find(database, &access)).await;
        done(session_id, found)
    }

    pub(super) async fn close(&self, access: Access) -> Result<(), Fault> {
        self.write(access.session_id, move |database| store::close(database, &access)).await
    }

    pub(super) async fn call(&self, access: Access, tool: String) -> Result<(), Fault> {
        let now = self.now();
        self.write(access.session_id, move |database| store::call(database, &access, &tool, now))
            .await
    }

    async fn write<T: Send + 'static>(
        &self,
        session_id: SessionId,
        job: impl FnOnce(&mut Connection) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        done(session_id, self.database.write(job).await)
    }
}

fn done<T>(session_id: SessionId, result: Result<Result<T, Fault>, Undone>) -> Result<T, Fault> {
    result.unwrap_or_else(|undone| Err(Fault::undone(session_id, undone)))
}

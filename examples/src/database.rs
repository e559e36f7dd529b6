//! A SQLite database that many requests use at once.
//!
//! ```text
//! write --> one of 48 places --+                        +--> one turn at a time --> writer
//!                              +--> one of 64 places ---+
//! read  -----------------------+                        +--> four turns ----------> readers
//! ```
//!
//! Whoever waits for a place or a turn does so for a bounded time, and holds nothing meanwhile.
//! A write never holds up a read: writes leave places free for reads, have a queue of their own,
//! and in a file (WAL) their locks keep no reader out. In memory there is one connection for all,
//! so a read waits for the one write that runs, and for none that waits.

use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, ffi};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::{JoinError, spawn_blocking};
use tokio::time::timeout;

use crate::serve::Busy;

/// How many requests run at once.
const PLACES: usize = 64;

/// How many of them may write.
const WRITE_PLACES: usize = 48;

/// How many connections read from a file.
const READERS: usize = 4;

/// How much of the database each connection keeps in memory. SQLite's own is 2 MiB, which fills for
/// as long as the database grows.
const CACHE_KIB: i32 = 256;

/// How long a request waits to be one of those that run.
const PLACE_TIME: Duration = Duration::from_secs(5);

/// How long a request that runs waits for its turn.
const TURN_TIME: Duration = Duration::from_secs(1);

/// How long SQLite waits for another process that holds the database.
const LOCK_TIME: Duration = Duration::from_millis(250);

/// A database. Its clones are the same one.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    places: Arc<Semaphore>,
    write_places: Arc<Semaphore>,
    write_turn: Arc<Semaphore>,
    writer: Arc<Pool>,
    readers: Arc<Pool>,
    file: Option<Arc<File>>,
}

/// Why a job was not done. What a job itself says is its own affair.
#[derive(Debug)]
pub(crate) enum Undone {
    /// It never began.
    Busy(Busy),
    /// It would have written to a file that nobody finds again.
    Moved(rusqlite::Error),
    /// It panicked.
    Panicked(JoinError),
}

impl Database {
    /// Opens the database in `file`, which is made where there is none, or one in memory; then
    /// `prepare` makes its tables.
    pub(crate) fn open(
        file: Option<&Path>,
        prepare: impl FnOnce(&Connection) -> rusqlite::Result<()>,
    ) -> rusqlite::Result<Self> {
        let Some(path) = file else {
            let connection = Connection::open_in_memory()?;
            prepare(&connection)?;
            let shared = Arc::new(Pool::new(vec![connection]));
            return Ok(Self::new(Arc::clone(&shared), shared, None));
        };
        let writer = connect(path)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        prepare(&writer)?;
        let readers = (0..READERS).map(|_| {
            let reader = connect(path)?;
            reader.pragma_update(None, "query_only", true)?;
            Ok(reader)
        });
        let readers = readers.collect::<rusqlite::Result<_>>()?;
        let file = File::new(path).map(Arc::new);
        Ok(Self::new(Arc::new(Pool::new(vec![writer])), Arc::new(Pool::new(readers)), file))
    }

    fn new(writer: Arc<Pool>, readers: Arc<Pool>, file: Option<Arc<File>>) -> Self {
        Self {
            places: Arc::new(Semaphore::new(PLACES)),
            write_places: Arc::new(Semaphore::new(WRITE_PLACES)),
            write_turn: Arc::new(Semaphore::new(1)),
            writer,
            readers,
            file,
        }
    }

    /// Does what only reads.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Result<T, Undone> {
        let _place = wait(&self.places, PLACE_TIME, Busy::Full).await?;
        let lease = self.readers.lease().await?;
        run(lease, job).await
    }

    /// Does what writes. One write is done at a time.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> Result<T, Undone> {
        let _write_place = wait(&self.write_places, PLACE_TIME, Busy::Full).await?;
        let _place = wait(&self.places, PLACE_TIME, Busy::Full).await?;
        let _turn = wait(&self.write_turn, TURN_TIME, Busy::Queue).await?;
        if let Some(file) = &self.file {
            file.check_there()?;
        }
        let lease = self.writer.lease().await?;
        run(lease, job).await
    }

    /// Sends away all who wait, and whoever comes. What runs goes on.
    pub(crate) fn stop(&self) {
        for queue in [&self.places, &self.write_places, &self.write_turn] {
            queue.close();
        }
    }
}

/// Whether SQLite gave up because another process holds the database.
pub(crate) fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(LOCK_TIME)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    Ok(connection)
}

async fn wait(
    queue: &Arc<Semaphore>,
    time: Duration,
    in_vain: Busy,
) -> Result<OwnedSemaphorePermit, Busy> {
    match timeout(time, Arc::clone(queue).acquire_owned()).await {
        Ok(Ok(permit)) => Ok(permit),
        Ok(Err(_)) => Err(Busy::Stopping),
        Err(_) => Err(in_vain),
    }
}

/// Runs `job` where it may block.
async fn run<T: Send + 'static>(
    mut lease: Lease,
    job: impl FnOnce(&mut Connection) -> T + Send + 'static,
) -> Result<T, Undone> {
    spawn_blocking(move || job(lease.connection())).await.map_err(Undone::Panicked)
}

impl From<Busy> for Undone {
    fn from(busy: Busy) -> Self {
        Self::Busy(busy)
    }
}

/// Connections, each of which one job has at a time.
#[derive(Debug)]
struct Pool {
    turns: Arc<Semaphore>,
    idle: Mutex<Vec<Connection>>,
}

impl Pool {
    fn new(connections: Vec<Connection>) -> Self {
        let turns = Arc::new(Semaphore::new(connections.len()));
        Self { turns, idle: Mutex::new(connections) }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn lease(self: &Arc<Self>) -> Result<Lease, Busy> {
        let turn = wait(&self.turns, TURN_TIME, Busy::Queue).await?;
        let connection = self.idle().pop();
        Ok(Lease { connection, pool: Arc::clone(self), _turn: turn })
    }
}

/// A connection, until its job is done or has panicked.
struct Lease {
    /// There until the lease ends: there are as many connections as turns.
    connection: Option<Connection>,
    pool: Arc<Pool>,
    _turn: OwnedSemaphorePermit,
}

impl Lease {
    fn connection(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("a turn comes with a connection")
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.pool.idle().extend(self.connection.take());
    }
}

/// The file of a database, told from one that has taken its place.
#[derive(Debug)]
struct File {
    path: PathBuf,
    /// The device and the inode.
    id: (u64, u64),
}

impl File {
    fn new(path: &Path) -> Option<Self> {
        Some(Self { path: path.to_owned(), id: id(path)? })
    }

    /// With a WAL, SQLite goes on writing to a file that was taken away. Without one it says so.
    fn check_there(&self) -> Result<(), Undone> {
        if id(&self.path) == Some(self.id) {
            return Ok(());
        }
        let moved = ffi::Error::new(ffi::SQLITE_READONLY_DBMOVED);
        let text = "attempt to write a readonly database: its file was moved".to_owned();
        Err(Undone::Moved(rusqlite::Error::SqliteFailure(moved, Some(text))))
    }
}

fn id(path: &Path) -> Option<(u64, u64)> {
    std::fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
}

#[cfg(test)]
mod tests {
    use std::thread::sleep;
    use std::time::Instant;

    use super::*;

    fn open(file: Option<&Path>) -> Database {
        let table = "CREATE TABLE t (n INTEGER)";
        Database::open(file, |connection| connection.execute_batch(table)).unwrap()
    }

    fn count(connection: &mut Connection) -> i64 {
        connection.query_row("SELECT count(*) FROM t", (), |row| row.get(0)).unwrap()
    }

    #[tokio::test]
    async fn a_read_waits_for_no_write_that_waits() {
        let folder = tempfile::tempdir().unwrap();
        for database in [open(None), open(Some(&folder.path().join("t.db")))] {
            let mut writes = tokio::task::JoinSet::new();
            for _ in 0..60 {
                let database = database.clone();
                let slow = |_: &mut Connection| sleep(Duration::from_millis(20));
                writes.spawn(async move { database.write(slow).await });
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
            let begin = Instant::now();
            assert_eq!(database.read(count).await.unwrap(), 0);
            let took = begin.elapsed();
            assert!(took < Duration::from_millis(200), "{took:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_finds_no_place_or_no_turn_is_sent_away_in_time() {
        let database = open(None);
        let places = database.places.acquire_many(64).await.unwrap();
        let begin = tokio::time::Instant::now();
        assert!(matches!(database.read(count).await, Err(Undone::Busy(Busy::Full))));
        assert_eq!(begin.elapsed().as_secs(), 5);
        drop(places);

        let _turn = database.write_turn.acquire().await.unwrap();
        let begin = tokio::time::Instant::now();
        assert!(matches!(database.write(count).await, Err(Undone::Busy(Busy::Queue))));
        assert_eq!(begin.elapsed().as_secs(), 1);
    }

    #[tokio::test]
    async fn a_stop_sends_away_who_waits_and_whoever_comes() {
        let database = open(None);
        let places = database.places.acquire_many(64).await.unwrap();
        let waits = tokio::spawn({
            let database = database.clone();
            async move { database.read(count).await }
        });
        tokio::task::yield_now().await;
        database.stop();
        let stopping = |result| matches!(result, Err(Undone::Busy(Busy::Stopping)));
        assert!(stopping(waits.await.unwrap()));
        drop(places);
        assert!(stopping(database.write(count).await));
    }

    #[tokio::test]
    async fn a_job_that_panics_leaves_the_database_as_it_was() {
        let database = open(None);
        let panics = database.write(|connection| {
            let transaction = connection.transaction().unwrap();
            transaction.execute("INSERT INTO t VALUES (1)", ()).unwrap();
            panic!("in the middle");
        });
        let undone: Result<(), Undone> = panics.await;
        assert!(matches!(undone, Err(Undone::Panicked(_))));
        assert_eq!(database.write(count).await.unwrap(), 0);
    }

    #[tokio::test]
    async fn a_file_that_was_taken_away_is_not_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let (path, away) = (folder.path().join("t.db"), folder.path().join("away.db"));
        let database = open(Some(&path));
        std::fs::rename(&path, &away).unwrap();
        assert!(matches!(database.write(count).await, Err(Undone::Moved(_))));
        std::fs::rename(&away, &path).unwrap();
        assert_eq!(database.write(count).await.unwrap(), 0);
    }
}

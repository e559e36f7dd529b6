//! Jobs, runs and notifications, in SQLite.

use std::path::Path;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{ErrorKind, RpcError};
use crate::database::{Database, is_busy};
use crate::serve::Busy;

/// The tables, and what is in a new database.
///
/// The manifest of `import` is cut short, as an interrupted write leaves it: executing that job is
/// what a bug looks like from outside.
const NEW: &str = r#"
BEGIN;
CREATE TABLE jobs (
    job_id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    manifest TEXT NOT NULL
) STRICT;
CREATE TABLE runs (
    run_id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs,
    connection_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'killed'))
) STRICT;
CREATE TABLE notifications (
    notification_id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    acknowledged INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO jobs VALUES
    ('backup', 'Back up the home directory', '{"user_invokable": true, "command": ["backup", "--home"]}'),
    ('import', 'Import the old calendar', '{"user_invokable": tr'),
    ('reboot', 'Reboot this machine', '{"user_invokable": false, "command": ["reboot"]}');
INSERT INTO notifications (notification_id, text) VALUES ('welcome', 'The agent is ready');
PRAGMA user_version = 1;
COMMIT;
"#;

/// The database of an agent.
#[derive(Debug)]
pub struct Store(pub(super) Database);

/// What the agent tells of a job.
#[derive(Debug, Serialize)]
pub(super) struct Job {
    job_id: String,
    title: String,
}

/// A run that has begun, and the notification that says so.
#[derive(Debug, Serialize)]
pub(super) struct Run {
    run_id: String,
    notification_id: String,
}

/// What the agent reads of a job's manifest. The rest is for whoever runs it.
#[derive(Deserialize)]
struct Manifest {
    user_invokable: bool,
}

impl Store {
    /// Opens the database in this file, or a new one in memory.
    ///
    /// # Errors
    ///
    /// Where SQLite cannot open it, or it is no database of an agent.
    pub fn open(file: Option<&Path>) -> rusqlite::Result<Self> {
        Database::open(file, prepare).map(Self)
    }
}

fn prepare(db: &Connection) -> rusqlite::Result<()> {
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version == 0 { db.execute_batch(NEW) } else { Ok(()) }
}

pub(super) fn jobs(db: &Connection) -> Result<Vec<Job>, RpcError> {
    let mut jobs = db.prepare_cached("SELECT job_id, title FROM jobs ORDER BY job_id")?;
    let jobs = jobs.query_map([], |row| Ok(Job { job_id: row.get(0)?, title: row.get(1)? }))?;
    Ok(jobs.collect::<rusqlite::Result<_>>()?)
}

/// Begins a run of the job, which belongs to the connection.
///
/// # Panics
///
/// Where the job's manifest is none: what writes manifests checks them.
pub(super) fn execute(
    db: &mut Connection,
    job_id: &str,
    connection: &str,
) -> Result<Run, RpcError> {
    let manifest: Option<String> = db
        .query_row("SELECT manifest FROM jobs WHERE job_id = ?", [job_id], |row| row.get(0))
        .optional()?;
    let manifest = manifest.ok_or_else(|| not_found("no such job"))?;
    let manifest: Manifest =
        serde_json::from_str(&manifest).expect("a stored manifest is a manifest");
    if !manifest.user_invokable {
        let detail = format!("manifest '{job_id}' has user_invokable=false");
        return Err(
            RpcError::new(ErrorKind::Unauthorized, detail).with_message("Job not user-invokable")
        );
    }

    let run = Run { run_id: new_id(), notification_id: new_id() };
    let transaction = db.transaction()?;
    transaction.execute(
        "INSERT INTO runs VALUES (?, ?, ?, 'running')",
        params![run.run_id, job_id, connection],
    )?;
    transaction.execute(
        "INSERT INTO notifications (notification_id, text) VALUES (?, 'A job has started')",
        [&run.notification_id],
    )?;
    transaction.commit()?;
    Ok(run)
}

/// Ends a run of this connection. One that has ended stays so.
pub(super) fn kill(db: &mut Connection, run_id: &str, connection: &str) -> Result<(), RpcError> {
    let owner: Option<String> = db
        .query_row("SELECT connection_id FROM runs WHERE run_id = ?", [run_id], |row| row.get(0))
        .optional()?;
    let owner = owner.ok_or_else(|| not_found("no such run"))?;
    if owner != connection {
        let detail = "the run belongs to another connection";
        return Err(RpcError::new(ErrorKind::Unauthorized, detail));
    }
    db.execute("UPDATE runs SET state = 'killed' WHERE run_id = ?", [run_id])?;
    Ok(())
}

/// Marks a notification as read. One that is stays so.
pub(super) fn acknowledge(db: &mut Connection, notification_id: &str) -> Result<(), RpcError> {
    let changed = db.execute(
        "UPDATE notifications SET acknowledged = 1 WHERE notification_id = ?",
        [notification_id],
    )?;
    if changed == 0 {
        return Err(not_found("no such notification"));
    }
    Ok(())
}

fn new_id() -> String {
    Uuid::new_v4().to_string()
}

fn not_found(detail: &str) -> RpcError {
    RpcError::new(ErrorKind::NotFound, detail)
}

/// What SQLite says is for the log.
impl From<rusqlite::Error> for RpcError {
    fn from(error: rusqlite::Error) -> Self {
        if is_busy(&error) {
            return Busy::Locked.into();
        }
        Self::new(ErrorKind::InternalError, format!("SQLite: {error}"))
    }
}

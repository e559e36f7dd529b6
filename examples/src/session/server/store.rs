//! Sessions in SQLite.

use std::path::Path;

use rusqlite::types::FromSqlError;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params};
use serde_json::{Value, json};

use super::SessionError;
use super::access::Access;
use super::fault::Fault;
use super::model::{MAX_LIVE_SESSIONS, NewSession, Session, Window};
use crate::database::Database;

/// How long a session is remembered after its time, in seconds.
const RETENTION: u64 = 24 * 60 * 60;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS session (
        key BLOB PRIMARY KEY,
        id BLOB NOT NULL,
        agent_id BLOB NOT NULL,
        tools TEXT NOT NULL,
        call_budget INTEGER NOT NULL,
        calls INTEGER NOT NULL DEFAULT 0,
        rate_limit_per_minute INTEGER NOT NULL,
        window_start INTEGER NOT NULL DEFAULT 0,
        window_calls INTEGER NOT NULL DEFAULT 0,
        expires_at INTEGER NOT NULL,
        closed INTEGER NOT NULL DEFAULT FALSE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS session_of_agent ON session (agent_id);
    CREATE INDEX IF NOT EXISTS session_by_expiry ON session (expires_at);
";

/// The sessions, in a database. Every change is durable before its caller hears of it.
#[derive(Debug)]
pub struct Store(pub(super) Database);

impl Store {
    /// Opens the database in `file`, which is made where there is none, or one in memory.
    ///
    /// # Errors
    ///
    /// Returns what SQLite says: no such directory, no database, no permission.
    pub fn open(file: Option<&Path>) -> rusqlite::Result<Self> {
        Database::open(file, |connection| connection.execute_batch(SCHEMA)).map(Self)
    }
}

/// Opens a session, unless its agent has too many, and says what gives access to it.
pub(super) fn open_session(
    database: &mut Connection,
    new: &NewSession,
    now: u64,
) -> Result<Access, Fault> {
    let access = Access::generate();
    let failed = Fault::storage(access.session_id);
    let transaction = database.transaction().map_err(&failed)?;
    forget_old_sessions(&transaction, now).map_err(&failed)?;
    let current = live_sessions(&transaction, new, now).map_err(&failed)?;
    if current >= MAX_LIVE_SESSIONS {
        let agent_id = new.agent_id.to_string();
        return Err(
            SessionError::TooManySessions { agent_id, max: MAX_LIVE_SESSIONS, current }.into()
        );
    }
    insert(&transaction, &access, new, now).map_err(&failed)?;
    transaction.commit().map_err(&failed)?;
    Ok(access)
}

/// Closes a session.
pub(super) fn close(database: &mut Connection, access: &Access) -> Result<(), Fault> {
    let failed = Fault::storage(access.session_id);
    let transaction = database.transaction().map_err(&failed)?;
    find(&transaction, access)?.check_open()?;
    let sql = "UPDATE session SET closed = TRUE WHERE key = ?";
    transaction.execute(sql, [access.key()]).map_err(&failed)?;
    transaction.commit().map_err(&failed)
}

/// Counts a call of `tool`, where the session may make it.
pub(super) fn call(
    database: &mut Connection,
    access: &Access,
    tool: &str,
    now: u64,
) -> Result<(), Fault> {
    let failed = Fault::storage(access.session_id);
    let transaction = database.transaction().map_err(&failed)?;
    let window = find(&transaction, access)?.admit(tool, now)?;
    count_call(&transaction, access, window).map_err(&failed)?;
    transaction.commit().map_err(&failed)
}

/// The session under this id and this token, if it is this agent's.
pub(super) fn find(connection: &Connection, access: &Access) -> Result<Session, Fault> {
    let session = connection
        .prepare_cached("SELECT * FROM session WHERE key = ?")
        .and_then(|mut select| select.query_row([access.key()], from_row).optional())
        .map_err(Fault::storage(access.session_id))?
        .ok_or(SessionError::NotFound(access.session_id))?;
    if let Some(agent_id) = access.agent_id {
        session.check_agent(agent_id)?;
    }
    Ok(session)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        id: row.get("id")?,
        agent_id: row.get("agent_id")?,
        tools: tools(row.get("tools")?)?,
        call_budget: row.get("call_budget")?,
        calls: row.get("calls")?,
        rate_limit_per_minute: row.get("rate_limit_per_minute")?,
        window: Window { start: row.get("window_start")?, calls: row.get("window_calls")? },
        expires_at: row.get("expires_at")?,
        closed: row.get("closed")?,
    })
}

/// The names in the JSON array that the column holds.
fn tools(column: Value) -> rusqlite::Result<Vec<String>> {
    serde_json::from_value(column).map_err(|error| FromSqlError::other(error).into())
}

fn insert(
    connection: &Connection,
    access: &Access,
    new: &NewSession,
    now: u64,
) -> rusqlite::Result<usize> {
    connection
        .prepare_cached(
            "INSERT INTO session
                 (key, id, agent_id, tools, call_budget, rate_limit_per_minute, expires_at)
             VALUES (:key, :id, :agent_id, :tools, :call_budget, :rate_limit, :expires_at)",
        )?
        .execute(named_params! {
            ":key": access.key(),
            ":id": access.session_id,
            ":agent_id": new.agent_id,
            ":tools": json!(new.tools),
            ":call_budget": new.call_budget,
            ":rate_limit": new.rate_limit_per_minute,
            ":expires_at": now + u64::from(new.ttl_seconds),
        })
}

fn count_call(connection: &Connection, access: &Access, window: Window) -> rusqlite::Result<usize> {
    connection
        .prepare_cached(
            "UPDATE session
             SET calls = calls + 1, window_start = :start, window_calls = :calls
             WHERE key = :key",
        )?
        .execute(named_params! {
            ":start": window.start,
            ":calls": window.calls,
            ":key": access.key(),
        })
}

fn live_sessions(connection: &Connection, new: &NewSession, now: u64) -> rusqlite::Result<u64> {
    connection
        .prepare_cached(
            "SELECT count(*) FROM session
             WHERE agent_id = ? AND expires_at > ? AND NOT closed",
        )?
        .query_row((new.agent_id, now), |row| row.get(0))
}

fn forget_old_sessions(connection: &Connection, now: u64) -> rusqlite::Result<usize> {
    connection
        .prepare_cached("DELETE FROM session WHERE expires_at < ?")?
        .execute([now.saturating_sub(RETENTION)])
}

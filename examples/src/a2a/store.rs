//! The task store: one SQLite table.

use std::path::Path;
use std::sync::Arc;

use prost::Message as _;
use rusqlite::{Connection, OptionalExtension as _, Row, named_params, params};
use tokio::sync::Mutex;

use super::StorageError;
use super::proto::{Task, TaskState};

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS tasks (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    context_id TEXT NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 8),
    task BLOB NOT NULL
)";

/// Tasks by id, in SQLite.
#[derive(Clone)]
pub(super) struct Store(Arc<Mutex<Connection>>);

/// Which tasks to list: the newest first, and at most `limit`.
pub(super) struct Page {
    /// Empty: of every context.
    pub(super) context_id: String,
    /// `Unspecified`: in every state.
    pub(super) state: TaskState,
    /// Only tasks before this position.
    pub(super) before: i64,
    pub(super) limit: i64,
}

/// One page of tasks with their positions, and how many there are on all pages.
pub(super) struct Listed {
    pub(super) tasks: Vec<(i64, Task)>,
    pub(super) total: i32,
}

impl Store {
    /// Opens the file, or a database in memory.
    pub(super) fn open(file: Option<&Path>) -> Result<Self, StorageError> {
        let connection = match file {
            Some(file) => Connection::open(file)?,
            None => Connection::open_in_memory()?,
        };
        connection.execute(SCHEMA, ())?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Runs `query` where it may block.
    async fn run<T, F>(&self, query: F) -> Result<T, StorageError>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, StorageError> + Send + 'static,
    {
        let connection = self.0.clone().lock_owned().await;
        let query = tokio::task::spawn_blocking(move || query(&connection));
        query.await.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()))
    }

    pub(super) async fn insert(&self, task: Task) -> Result<Task, StorageError> {
        self.run(move |connection| {
            connection.execute(
                "INSERT INTO tasks (id, context_id, state, task) VALUES (?1, ?2, ?3, ?4)",
                params![task.id, task.context_id, state(&task), task.encode_to_vec()],
            )?;
            Ok(task)
        })
        .await
    }

    pub(super) async fn get(&self, id: String) -> Result<Task, StorageError> {
        self.run(move |connection| get(connection, id)).await
    }

    /// Changes a task that is not finished, if no other request changes it meanwhile.
    pub(super) async fn update<F>(&self, id: String, change: F) -> Result<Task, StorageError>
    where
        F: FnOnce(&mut Task) + Send + 'static,
    {
        self.run(move |connection| {
            let mut task = get(connection, id)?;
            let before = state(&task);
            change(&mut task);
            check_transition(&task.id, before, state(&task))?;
            compare_and_set(connection, before, task)
        })
        .await
    }

    pub(super) async fn list(&self, page: Page) -> Result<Listed, StorageError> {
        self.run(move |connection| list(connection, &page)).await
    }
}

fn state(task: &Task) -> i32 {
    task.status.as_ref().map_or(0, |status| status.state)
}

/// A state as the log calls it.
fn name(state: i32) -> String {
    TaskState::try_from(state)
        .map_or_else(|_| state.to_string(), |state| state.as_str_name().into())
}

fn get(connection: &Connection, task_id: String) -> Result<Task, StorageError> {
    let mut query = connection.prepare_cached("SELECT task FROM tasks WHERE id = ?1")?;
    let task = query.query_row([&task_id], |row| decode(row, 0)).optional()?;
    task.ok_or(StorageError::TaskNotFound { task_id })
}

fn decode(row: &Row<'_>, column: usize) -> rusqlite::Result<Task> {
    let bytes = row.get_ref(column)?.as_blob()?;
    Task::decode(bytes).map_err(|why| {
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Blob, why.into())
    })
}

/// A finished task stays as it is, and none goes back to the start.
fn check_transition(task_id: &str, from: i32, to: i32) -> Result<(), StorageError> {
    let task_id = task_id.to_owned();
    if is_final(from) {
        return Err(StorageError::TerminalState { task_id, state: name(from) });
    }
    if to == TaskState::Submitted as i32 && to != from {
        return Err(StorageError::InvalidTransition { task_id, from: name(from), to: name(to) });
    }
    Ok(())
}

/// Whether a task in this state never changes again.
pub(super) fn is_final(state: i32) -> bool {
    use TaskState::{Canceled, Completed, Failed, Rejected};
    [Completed, Failed, Canceled, Rejected].iter().any(|&last| last as i32 == state)
}

/// Another process may have the same file open: the task is written only if it is still in the
/// state that was read.
fn compare_and_set(connection: &Connection, before: i32, task: Task) -> Result<Task, StorageError> {
    let written = connection.execute(
        "UPDATE tasks SET state = ?3, task = ?4 WHERE id = ?1 AND state = ?2",
        params![task.id, before, state(&task), task.encode_to_vec()],
    )?;
    match written {
        0 => Err(StorageError::LostCompareAndSet { task_id: task.id, expected: name(before) }),
        _ => Ok(task),
    }
}

fn list(connection: &Connection, page: &Page) -> Result<Listed, StorageError> {
    const WANTED: &str =
        "(:context = '' OR context_id = :context) AND (:state = 0 OR state = :state)";
    let (context, state) = (&page.context_id, page.state as i32);

    let count = format!("SELECT count(*) FROM tasks WHERE {WANTED}");
    let wanted = named_params! { ":context": context, ":state": state };
    let total = connection.query_row(&count, wanted, |row| row.get(0))?;

    let mut query = connection.prepare_cached(&format!(
        "SELECT position, task FROM tasks WHERE {WANTED} AND position < :before
         ORDER BY position DESC LIMIT :limit"
    ))?;
    let rows = query.query_map(
        named_params! {
            ":context": context, ":state": state, ":before": page.before, ":limit": page.limit,
        },
        |row| Ok((row.get(0)?, decode(row, 1)?)),
    )?;
    Ok(Listed { tasks: rows.collect::<Result<_, _>>()?, total })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::a2a::proto::TaskStatus;

    fn task(id: &str, state: TaskState) -> Task {
        let status = TaskStatus { state: state as i32, ..TaskStatus::default() };
        Task { id: id.into(), status: Some(status), ..Task::default() }
    }

    fn set(state: TaskState) -> impl FnOnce(&mut Task) + Send + 'static {
        move |task| task.status.as_mut().unwrap().state = state as i32
    }

    #[tokio::test]
    async fn a_finished_task_stays_as_it_is() {
        let store = Store::open(None).unwrap();
        store.insert(task("t-1", TaskState::Working)).await.unwrap();
        store.update("t-1".into(), set(TaskState::Canceled)).await.unwrap();
        let refused = store.update("t-1".into(), set(TaskState::Working)).await.unwrap_err();
        assert_eq!(refused.to_string(), "task t-1 is TASK_STATE_CANCELED, which is final");
        assert_eq!(store.get("t-1".into()).await.unwrap(), task("t-1", TaskState::Canceled));
    }

    #[tokio::test]
    async fn no_task_goes_back_to_the_start() {
        let store = Store::open(None).unwrap();
        store.insert(task("t-1", TaskState::Working)).await.unwrap();
        let refused = store.update("t-1".into(), set(TaskState::Submitted)).await.unwrap_err();
        assert_eq!(
            refused.to_string(),
            "task t-1 does not go from TASK_STATE_WORKING to TASK_STATE_SUBMITTED",
        );
    }

    #[tokio::test]
    async fn the_slower_of_two_writers_is_told() {
        let store = Store::open(None).unwrap();
        store.insert(task("t-1", TaskState::Completed)).await.unwrap();
        let read_before_it_was_completed = task("t-1", TaskState::Canceled);
        let working = TaskState::Working as i32;
        let lost = store.run(move |connection| {
            compare_and_set(connection, working, read_before_it_was_completed)
        });
        assert_eq!(lost.await.unwrap_err().to_string(), "task t-1 is no longer TASK_STATE_WORKING");
        assert_eq!(store.get("t-1".into()).await.unwrap(), task("t-1", TaskState::Completed));
    }

    #[tokio::test]
    async fn a_row_that_is_no_task_is_a_fault_of_the_database() {
        let store = Store::open(None).unwrap();
        store.insert(task("t-1", TaskState::Working)).await.unwrap();
        let spoilt =
            store.run(|connection| Ok(connection.execute("UPDATE tasks SET task = x'ff'", ())?));
        spoilt.await.unwrap();
        assert!(matches!(store.get("t-1".into()).await, Err(StorageError::Sqlite(_))));
    }
}

//! The task store: one SQLite table.

use std::io::Write as _;
use std::path::Path;

use prost::Message as _;
use rusqlite::types::Type;
use rusqlite::{
    Connection, MAIN_DB, OptionalExtension as _, Row, Transaction, named_params, params,
};

use super::StorageError;
use super::fault::Fault;
use super::proto::{Task, TaskState};
use crate::database::Database;

/// `task` is what a list shows of one; `content` is its history and its artifacts.
const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS tasks (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    context_id TEXT NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 8),
    task BLOB NOT NULL,
    content BLOB NOT NULL DEFAULT x''
)";

/// Tasks by id, in SQLite.
#[derive(Clone)]
pub(super) struct Store(Database);

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

/// One page of tasks with their positions, and how many there are on all pages. They are without
/// their histories and artifacts.
pub(super) struct Listed {
    pub(super) tasks: Vec<(i64, Task)>,
    pub(super) total: i32,
}

impl Store {
    /// Opens the file, or a database in memory.
    pub(super) fn open(file: Option<&Path>) -> Result<Self, StorageError> {
        let prepare = |connection: &Connection| connection.execute(SCHEMA, ()).map(drop);
        Ok(Self(Database::open(file, prepare)?))
    }

    /// Sends away who waits.
    pub(super) fn stop(&self) {
        self.0.stop();
    }

    /// Does all of `job`, or nothing.
    async fn write<T, F>(&self, job: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T, Fault> + Send + 'static,
    {
        let job = move |connection: &mut Connection| {
            let transaction = connection.transaction()?;
            let done = job(&transaction)?;
            transaction.commit()?;
            Ok(done)
        };
        self.0.write(job).await?
    }

    pub(super) async fn insert(&self, task: Task) -> Result<Task, Fault> {
        self.write(move |transaction| {
            let (summary, content) = split(task);
            let bytes = content.encode_to_vec();
            transaction.execute(
                "INSERT INTO tasks (id, context_id, state, task, content)
                 VALUES (?1, ?2, ?3, ?4, zeroblob(?5))",
                params![
                    summary.id,
                    summary.context_id,
                    state(&summary),
                    summary.encode_to_vec(),
                    bytes.len(),
                ],
            )?;
            write_content(transaction, transaction.last_insert_rowid(), &bytes)?;
            Ok(join(summary, content))
        })
        .await
    }

    pub(super) async fn get(&self, id: String) -> Result<Task, Fault> {
        let got = self.0.read(move |connection| get(connection, id)).await?;
        Ok(got.map(|(_, task)| task)?)
    }

    /// Changes a task that is not finished, if no other request changes it meanwhile.
    pub(super) async fn update<F>(&self, id: String, change: F) -> Result<Task, Fault>
    where
        F: FnOnce(&mut Task) -> Result<(), Fault> + Send + 'static,
    {
        self.write(move |transaction| {
            let (position, mut task) = get(transaction, id)?;
            let before = state(&task);
            change(&mut task)?;
            check_transition(&task.id, before, state(&task))?;
            compare_and_set(transaction, position, before, task)
        })
        .await
    }

    pub(super) async fn list(&self, page: Page) -> Result<Listed, Fault> {
        Ok(self.0.read(move |connection| list(connection, &page)).await??)
    }
}

/// What a list shows of a task, and the rest.
fn split(task: Task) -> (Task, Task) {
    let Task { history, artifacts, .. } = task;
    let content = Task { history, artifacts, ..Task::default() };
    (Task { history: Vec::new(), artifacts: Vec::new(), ..task }, content)
}

fn join(summary: Task, content: Task) -> Task {
    Task { history: content.history, artifacts: content.artifacts, ..summary }
}

/// Writes the content of a task piece by piece, into room that was made for it: as a parameter,
/// SQLite would copy it twice.
fn write_content(
    transaction: &Transaction<'_>,
    position: i64,
    bytes: &[u8],
) -> rusqlite::Result<()> {
    let mut blob = transaction.blob_open(MAIN_DB, "tasks", "content", position, false)?;
    blob.write_all(bytes).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

fn state(task: &Task) -> i32 {
    task.status.as_ref().map_or(0, |status| status.state)
}

/// A state as the log calls it.
fn name(state: i32) -> String {
    TaskState::try_from(state)
        .map_or_else(|_| state.to_string(), |state| state.as_str_name().into())
}

/// A task, and its position.
fn get(connection: &Connection, task_id: String) -> Result<(i64, Task), StorageError> {
    let mut query =
        connection.prepare_cached("SELECT position, task, content FROM tasks WHERE id = ?1")?;
    let read = |row: &Row<'_>| Ok((row.get(0)?, join(decode(row, 1)?, decode(row, 2)?)));
    let task = query.query_row([&task_id], read).optional()?;
    task.ok_or(StorageError::TaskNotFound { task_id })
}

fn decode(row: &Row<'_>, column: usize) -> rusqlite::Result<Task> {
    let bytes = row.get_ref(column)?.as_blob()?;
    Task::decode(bytes)
        .map_err(|why| rusqlite::Error::FromSqlConversionFailure(column, Type::Blob, why.into()))
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
fn compare_and_set(
    transaction: &Transaction<'_>,
    position: i64,
    before: i32,
    task: Task,
) -> Result<Task, Fault> {
    let (summary, content) = split(task);
    let bytes = content.encode_to_vec();
    let written = transaction.execute(
        "UPDATE tasks SET state = ?3, task = ?4, content = zeroblob(?5)
         WHERE position = ?1 AND state = ?2",
        params![position, before, state(&summary), summary.encode_to_vec(), bytes.len()],
    )?;
    if written == 0 {
        let expected = name(before);
        return Err(StorageError::LostCompareAndSet { task_id: summary.id, expected }.into());
    }
    write_content(transaction, position, &bytes)?;
    Ok(join(summary, content))
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
    use crate::a2a::A2aV1Error;
    use crate::a2a::proto::TaskStatus;

    fn task(id: &str, state: TaskState) -> Task {
        let status = TaskStatus { state: state as i32, ..TaskStatus::default() };
        Task { id: id.into(), status: Some(status), ..Task::default() }
    }

    fn set(state: TaskState) -> impl FnOnce(&mut Task) -> Result<(), Fault> + Send + 'static {
        move |task| {
            task.status.as_mut().unwrap().state = state as i32;
            Ok(())
        }
    }

    #[tokio::test]
    async fn a_finished_task_stays_as_it_is() {
        let store = Store::open(None).unwrap();
        store.insert(task("t-1", TaskState::Working)).await.unwrap();
        store.update("t-1".into(), set(TaskState::Canceled)).await.unwrap();
        let refused = store.update("t-1".into(), set(TaskState::Working)).await.unwrap_err();
        assert!(matches!(
            refused,
            Fault::Error(A2aV1Error::TaskNotCancelable { task_id }) if task_id == "t-1"
        ));
        assert_eq!(store.get("t-1".into()).await.unwrap(), task("t-1", TaskState::Canceled));
    }

    #[test]
    fn a_task_that_may_not_change_so_is_named_with_its_states() {
        let [submitted, working, canceled] =
            [TaskState::Submitted, TaskState::Working, TaskState::Canceled]
                .map(|state| state as i32);
        for (from, to, why) in [
            (canceled, working, "task t-1 is TASK_STATE_CANCELED, which is final"),
            (
                working,
                submitted,
                "task t-1 does not go from TASK_STATE_WORKING to TASK_STATE_SUBMITTED",
            ),
        ] {
            assert_eq!(check_transition("t-1", from, to).unwrap_err().to_string(), why);
        }
    }

    #[tokio::test]
    async fn the_slower_of_two_writers_is_told() {
        let store = Store::open(None).unwrap();
        store.insert(task("t-1", TaskState::Completed)).await.unwrap();
        let read_before_it_was_completed = task("t-1", TaskState::Canceled);
        let working = TaskState::Working as i32;
        let lost = store.write(move |transaction| {
            compare_and_set(transaction, 1, working, read_before_it_was_completed)
        });
        assert!(matches!(
            lost.await.unwrap_err(),
            Fault::Error(A2aV1Error::TaskNotCancelable { task_id }) if task_id == "t-1"
        ));
        assert_eq!(store.get("t-1".into()).await.unwrap(), task("t-1", TaskState::Completed));
    }

    #[tokio::test]
    async fn a_row_that_is_no_task_is_a_fault_of_the_database() {
        let store = Store::open(None).unwrap();
        store.insert(task("t-1", TaskState::Working)).await.unwrap();
        let spoilt = store
            .write(|transaction| Ok(transaction.execute("UPDATE tasks SET task = x'ff'", ())?));
        spoilt.await.unwrap();
        let fault = store.get("t-1".into()).await.unwrap_err();
        assert!(matches!(fault, Fault::Error(A2aV1Error::Internal(_))), "{fault:?}");
    }
}

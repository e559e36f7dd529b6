//! The operations of A2A 1.0, section 3.1: one function each, the same for every binding.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use prost::Message as _;
use uuid::Uuid;
use wire_error::FieldViolation;

use super::agent::{self, Outcome};
use super::fault::Fault;
use super::proto::{
    CancelTaskRequest, GetTaskRequest, ListTasksRequest, ListTasksResponse, Message,
    SendMessageRequest, SendMessageResponse, Task, TaskState, TaskStatus,
    send_message_response::Payload,
};
use super::service_parameters::ServiceParameters;
use super::store::{Page, Store, is_final};
use super::{A2aV1Error, StorageError, Terms, message};

const DEFAULT_PAGE: i32 = 50;
const MAX_PAGE: i32 = 100;

/// How long a task may be that takes another message, in bytes.
const MAX_TASK: usize = 1 << 20;

/// The agent and its tasks, which all bindings serve. A clone is the same agent.
#[derive(Clone)]
pub struct A2a {
    store: Store,
    terms: Arc<Terms>,
}

impl A2a {
    /// An agent whose tasks are kept in `database`, or in memory.
    ///
    /// # Errors
    ///
    /// Where SQLite cannot open the file.
    pub fn open(database: Option<&Path>, terms: Terms) -> Result<Self, StorageError> {
        Ok(Self { store: Store::open(database)?, terms: Arc::new(terms) })
    }

    /// Refuses what has not begun, and whatever comes.
    pub(super) fn stop(&self) {
        self.store.stop();
    }

    /// Whether a request may have an operation at all.
    pub(super) fn admit(&self, parameters: &ServiceParameters) -> Result<(), A2aV1Error> {
        self.terms.check(parameters)
    }

    pub(super) async fn send_message(
        &self,
        request: SendMessageRequest,
    ) -> Result<SendMessageResponse, Fault> {
        let message = request.message.ok_or_else(|| required("message"))?;
        let text = message::text(&message)?;
        let task = if message.task_id.is_empty() {
            let outcome = agent::ask(&text)?;
            drop(text);
            self.start(message, outcome).await?
        } else {
            drop(text);
            self.go_on(message).await?
        };
        Ok(SendMessageResponse { payload: Some(Payload::Task(task)) })
    }

    async fn start(&self, mut message: Message, outcome: Outcome) -> Result<Task, Fault> {
        let id = Uuid::new_v4().to_string();
        if message.context_id.is_empty() {
            message.context_id = Uuid::new_v4().to_string();
        }
        message.task_id.clone_from(&id);
        let context_id = message.context_id.clone();
        let mut task = Task { id, context_id, ..Task::default() };
        apply(&mut task, message, outcome);
        self.store.insert(task).await
    }

    async fn go_on(&self, mut message: Message) -> Result<Task, Fault> {
        let id = message.task_id.clone();
        let change = move |task: &mut Task| {
            check_open(task, &message)?;
            let outcome = agent::ask(&message::text(&message)?)?;
            message.context_id.clone_from(&task.context_id);
            apply(task, message, outcome);
            Ok(())
        };
        self.store.update(id, change).await
    }

    pub(super) async fn get_task(&self, request: GetTaskRequest) -> Result<Task, Fault> {
        let id = not_empty("id", request.id)?;
        let kept = request.history_length.map(usize::try_from).transpose();
        let kept = kept.map_err(|_| violation("historyLength", "must not be negative"))?;
        let mut task = self.store.get(id).await?;
        if let Some(kept) = kept {
            let dropped = task.history.len().saturating_sub(kept);
            task.history.drain(..dropped);
        }
        Ok(task)
    }

    /// The newest tasks first, without their histories and artifacts.
    pub(super) async fn list_tasks(
        &self,
        request: ListTasksRequest,
    ) -> Result<ListTasksResponse, Fault> {
        let page_size = request.page_size.unwrap_or(DEFAULT_PAGE);
        let page = page(request, page_size)?;
        let mut listed = self.store.list(page).await?;

        let mut next_page_token = String::new();
        if listed.tasks.len() > usize::try_from(page_size).unwrap_or_default() {
            listed.tasks.pop(); // only there to show that there is more
            next_page_token = listed.tasks.last().map(|(at, _)| at.to_string()).unwrap_or_default();
        }
        let tasks = listed.tasks.into_iter().map(|(_, task)| task);
        Ok(ListTasksResponse {
            tasks: tasks.collect(),
            next_page_token: Some(next_page_token),
            page_size: Some(page_size),
            total_size: Some(listed.total),
        })
    }

    pub(super) async fn cancel_task(&self, request: CancelTaskRequest) -> Result<Task, Fault> {
        let id = not_empty("id", request.id)?;
        let cancel = |task: &mut Task| {
            task.status = Some(status(TaskState::Canceled as i32));
            Ok(())
        };
        self.store.update(id, cancel).await
    }
}

/// A message goes to a task of its own context that is not finished, nor as long as a task may be.
fn check_open(task: &Task, message: &Message) -> Result<(), A2aV1Error> {
    if !message.context_id.is_empty() && message.context_id != task.context_id {
        let other = FieldViolation::new("message.contextId", "is not the task's");
        return Err(other.into());
    }
    let refused = |why: &str| {
        let message = format!("task {} is {why} and takes no message", task.id);
        Err(A2aV1Error::UnsupportedOperation { message })
    };
    if task.status.as_ref().is_some_and(|status| is_final(status.state)) {
        return refused("finished");
    }
    if task.encoded_len() > MAX_TASK {
        return refused("full");
    }
    Ok(())
}

/// What became of a message, in the task.
fn apply(task: &mut Task, message: Message, outcome: Outcome) {
    task.history.push(message);
    task.artifacts.extend(outcome.artifact);
    task.status = Some(status(outcome.state));
}

fn status(state: i32) -> TaskStatus {
    TaskStatus { state, message: None, timestamp: Some(SystemTime::now().into()) }
}

/// The page that a request asks for, and one task more.
fn page(request: ListTasksRequest, page_size: i32) -> Result<Page, A2aV1Error> {
    let mut violations = Vec::new();
    if !(1..=MAX_PAGE).contains(&page_size) {
        let range = format!("must be 1 to {MAX_PAGE}");
        violations.push(FieldViolation::new("pageSize", range));
    }
    let state = TaskState::try_from(request.status).unwrap_or_else(|_| {
        violations.push(FieldViolation::new("status", "is no task state"));
        TaskState::Unspecified
    });
    let before = match request.page_token.as_str() {
        "" => i64::MAX,
        token => token.parse().unwrap_or_else(|_| {
            violations.push(FieldViolation::new("pageToken", "is not from a list of ours"));
            i64::MAX
        }),
    };
    if !violations.is_empty() {
        return Err(A2aV1Error::invalid_request(violations));
    }
    Ok(Page { context_id: request.context_id, state, before, limit: i64::from(page_size) + 1 })
}

fn not_empty(field: &str, value: String) -> Result<String, A2aV1Error> {
    if value.is_empty() { Err(required(field)) } else { Ok(value) }
}

fn required(field: &str) -> A2aV1Error {
    violation(field, "is required")
}

fn violation(field: &str, description: &str) -> A2aV1Error {
    FieldViolation::new(field, description).into()
}

//! A client of the A2A server's gRPC binding.
//!
//! ```text
//! cargo run --bin a2a_client -- send hello
//! ```

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use serde_json::Value;
use tonic::metadata::MetadataValue;
use tonic::service::Interceptor;
use tonic::transport::Endpoint;
use tonic::{Request, Status};
use wire_error::{RemoteError, grpc};
use wire_error_examples::a2a::proto::a2a_service_client::A2aServiceClient;
use wire_error_examples::a2a::proto::part::Content;
use wire_error_examples::a2a::proto::{
    CancelTaskRequest, GetTaskRequest, ListTasksRequest, Message, Part, Role, SendMessageRequest,
};
use wire_error_examples::a2a::to_json;

/// Calls an A2A agent over gRPC.
#[derive(Parser)]
struct Args {
    /// Where the agent is
    #[arg(long, default_value = "http://127.0.0.1:50051", value_name = "URL")]
    server: Endpoint,

    #[command(subcommand)]
    call: Call,
}

#[derive(Subcommand)]
enum Call {
    /// Sends a text, in a new task or in one that is under way
    Send {
        text: String,
        #[arg(long, default_value = "", value_name = "ID")]
        task: String,
    },
    /// Shows a task
    GetTask { id: String },
    /// Lists the newest tasks
    ListTasks,
    /// Cancels a task
    CancelTask { id: String },
    /// Shows the extended agent card
    ExtendedCard,
}

#[tokio::main]
pub(crate) async fn run() -> ExitCode {
    let args = Args::parse();
    match call(&args.server, args.call).await {
        Ok(reply) => {
            println!("{reply:#}");
            ExitCode::SUCCESS
        }
        Err(status) => {
            explain(&grpc::from_status(&status));
            ExitCode::FAILURE
        }
    }
}

async fn call(server: &Endpoint, call: Call) -> Result<Value, Status> {
    let channel = server.connect().await.map_err(|why| Status::unavailable(why.to_string()))?;
    let mut client = A2aServiceClient::with_interceptor(channel, Version);
    Ok(match call {
        Call::Send { text, task } => {
            let message = Some(user_message(text, task));
            let request = SendMessageRequest { message, ..SendMessageRequest::default() };
            to_json(client.send_message(request).await?.get_ref())
        }
        Call::GetTask { id } => {
            let request = GetTaskRequest { id, ..GetTaskRequest::default() };
            to_json(client.get_task(request).await?.get_ref())
        }
        Call::ListTasks => to_json(client.list_tasks(ListTasksRequest::default()).await?.get_ref()),
        Call::CancelTask { id } => {
            let request = CancelTaskRequest { id, ..CancelTaskRequest::default() };
            to_json(client.cancel_task(request).await?.get_ref())
        }
        Call::ExtendedCard => {
            client.get_extended_agent_card(()).await?;
            Value::Null
        }
    })
}

fn user_message(text: String, task_id: String) -> Message {
    let part = Part { content: Some(Content::Text(text)), ..Part::default() };
    Message {
        message_id: uuid::Uuid::new_v4().to_string(),
        task_id,
        role: Role::User.into(),
        parts: vec![part],
        ..Message::default()
    }
}

/// Says in each request that it is A2A 1.0.
struct Version;

impl Interceptor for Version {
    fn call(&mut self, mut request: Request<()>) -> Result<Request<()>, Status> {
        request.metadata_mut().insert("a2a-version", MetadataValue::from_static("1.0"));
        Ok(request)
    }
}

/// Prints what the agent says of its failure.
fn explain(error: &RemoteError) {
    let code = error.grpc_code.map_or("UNKNOWN", |code| code.as_str());
    eprintln!("{code}: {}", error.message);
    if let (Some(reason), Some(domain)) = (&error.reason, &error.domain) {
        eprintln!("  reason: {reason} ({domain})");
    }
    for (key, value) in &error.metadata {
        eprintln!("  {key}: {value}");
    }
    for violation in &error.field_violations {
        eprintln!("  {} {}", violation.field, violation.description);
    }
}

//! The tools of the gateway: each says what it was told.

use serde_json::{Value, json};

/// A tool, as MCP's `tools/list` has it.
pub(super) fn describe(name: &str) -> Value {
    json!({
        "name": name,
        "description": "Says what it was told.",
        "inputSchema": { "type": "object" },
    })
}

/// The result of a tool, as MCP's `tools/call` has it.
pub(super) fn echo(arguments: &Value) -> Value {
    json!({ "content": [{ "type": "text", "text": arguments.to_string() }] })
}

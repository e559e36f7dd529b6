//! The agent card (A2A 1.0, section 8): what the agent is, and where.

use std::net::SocketAddr;

use serde_json::{Value, json};

pub(super) fn card(http: SocketAddr, grpc: SocketAddr) -> Value {
    let interface = |url: String, binding: &str| json!({ "url": url, "protocolBinding": binding, "protocolVersion": "1.0" });
    json!({
        "name": "Echo",
        "description": "Repeats what it is told.",
        "version": env!("CARGO_PKG_VERSION"),
        "supportedInterfaces": [
            interface(format!("http://{http}/"), "JSONRPC"),
            interface(format!("http://{http}"), "HTTP+JSON"),
            interface(grpc.to_string(), "GRPC"),
        ],
        "capabilities": {
            "streaming": false,
            "pushNotifications": false,
            "extendedAgentCard": true,
        },
        "defaultInputModes": ["text/plain"],
        "defaultOutputModes": ["text/plain"],
        "skills": [{
            "id": "echo",
            "name": "Echo",
            "description": "Repeats a text.",
            "tags": ["example"],
        }],
    })
}

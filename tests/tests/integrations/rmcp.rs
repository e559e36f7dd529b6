//! rmcp: a tool that fails, asked by a real client.

#[path = "../../mcp/src/shop.rs"]
mod shop;

use rmcp::model::{CallToolRequestParams, CallToolResult};
use rmcp::{ServiceError, ServiceExt as _};
use serde_json::{Value, json};

use shop::Shop;

/// What the client gets for this id.
async fn call(id: u64) -> Result<CallToolResult, ServiceError> {
    let (server, client) = tokio::io::duplex(1 << 16);
    tokio::spawn(async move { Shop::new().serve(server).await.unwrap().waiting().await });
    let client = ().serve(client).await.unwrap();
    let tools = client.list_all_tools().await.unwrap();
    assert!(tools[0].output_schema.is_some());
    let arguments = json!({ "id": id }).as_object().cloned().unwrap();
    client.call_tool(CallToolRequestParams::new("find").with_arguments(arguments)).await
}

#[tokio::test]
async fn a_question_mark_in_a_tool_gives_a_tool_error() {
    let result = serde_json::to_value(call(7).await.unwrap()).unwrap();
    let Value::Object(mut result) = result else { panic!("an object") };
    result.remove("resultType"); // of newer protocol versions
    assert_eq!(
        Value::Object(result),
        json!({
            "content": [
                {"type": "text", "text": "no order 7"},
                {"type": "text", "text": "list the orders first"},
            ],
            "isError": true,
            "_meta": {"shop.example/error": {
                "domain": "shop.example",
                "reason": "ORDER_NOT_FOUND",
                "metadata": {"id": "7"},
            }},
        })
    );
    let result = call(1).await.unwrap(); // SEP-1303: the model may mend its arguments
    assert_eq!((result.is_error, result.meta), (Some(true), None));
    assert!(call(0).await.unwrap().structured_content.is_some());
}

#[tokio::test]
async fn what_the_model_cannot_mend_is_a_protocol_error() {
    for (id, code, message) in [(2, -32601, "no such tool"), (3, -32603, "internal error")] {
        let Err(ServiceError::McpError(error)) = call(id).await else { panic!("{id}") };
        assert_eq!((error.code.0, &*error.message, error.data), (code, message, None));
    }
}

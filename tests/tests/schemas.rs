//! The JSON Schemas of what JSON-RPC and the details hold.

use schemars::schema_for;
use serde_json::json;
use wire_error::FieldViolation;
use wire_error::jsonrpc::ErrorObject;

#[test]
fn an_error_object_has_the_members_of_json_rpc() {
    let schema = serde_json::to_value(schema_for!(ErrorObject)).unwrap();
    assert_eq!(schema["required"], json!(["code", "message"]));
    assert_eq!(schema["properties"]["code"]["type"], "integer");
    assert_eq!(schema["properties"]["message"]["type"], "string");
    assert_eq!(
        schema["properties"].as_object().unwrap().keys().collect::<Vec<_>>(),
        ["code", "data", "message"],
    );
}

#[test]
fn a_field_violation_need_not_have_a_reason() {
    let schema = serde_json::to_value(schema_for!(FieldViolation)).unwrap();
    assert_eq!(schema["required"], json!(["field", "description"]));
    assert_eq!(schema["properties"]["reason"]["type"], json!(["string", "null"]));
}

//! jsonrpsee: a real module.

use jsonrpsee::RpcModule;
use jsonrpsee::types::{ErrorObject, ErrorObjectOwned};
use serde_json::value::RawValue;
use wire_error::RemoteError;
use wire_error::jsonrpc::{self, ProtocolError};

use crate::shop::*;

fn json(object: &ErrorObject<'_>) -> String {
    serde_json::to_string(object).unwrap()
}

#[test]
fn an_error_is_the_same_object_as_in_json_rpc() {
    assert_eq!(json(&not_found().into()), NOT_FOUND_OBJECT);
    let object = ErrorObjectOwned::from(storage());
    assert_eq!(json(&object), r#"{"code":-32603,"message":"internal error"}"#);
    let object = ErrorObjectOwned::from(jsonrpc::Response::from(ProtocolError::InvalidParams));
    assert_eq!(json(&object), r#"{"code":-32602,"message":"Invalid params"}"#);
}

#[test]
fn a_wrapper_adds_the_request_id() {
    let object = ErrorObjectOwned::from(jsonrpc::Response::from(not_found()).request_id("req-1"));
    assert!(object.data().unwrap().get().ends_with(r#""requestId":"req-1"}]"#));
}

#[tokio::test]
async fn a_question_mark_in_a_method_answers_with_the_object() {
    fn find() -> Result<u64, ShopError> {
        Err(not_found())
    }
    let mut module = RpcModule::new(());
    module
        .register_method("find", |_, (), _| -> Result<u64, ErrorObjectOwned> { Ok(find()?) })
        .unwrap();
    module.register_method("direct", |_, (), _| find()).unwrap();
    for method in ["find", "direct"] {
        let request = format!(r#"{{"jsonrpc":"2.0","id":7,"method":"{method}"}}"#);
        let (response, _) = module.raw_json_request(&request, 1).await.unwrap();
        assert_eq!(
            response.get(),
            format!(r#"{{"jsonrpc":"2.0","id":7,"error":{NOT_FOUND_OBJECT}}}"#),
        );
    }
}

#[test]
fn what_a_client_gets_is_read_as_from_its_bytes() {
    let object = ErrorObjectOwned::from(jsonrpc::Response::from(not_found()).request_id("req-1"));
    let expected = jsonrpc::decode_object(json(&object).as_bytes()).unwrap();
    assert!(expected.reason.is_some() && expected.request_id.is_some());
    assert_eq!(RemoteError::from(object), expected);
    for data in ["null", "7", r#"{"kind":"K"}"#, "[1, 2]", r#"[{"@type":"x"},7]"#] {
        let raw: Box<RawValue> = serde_json::from_str(data).unwrap();
        let object = ErrorObjectOwned::owned(-32000, "m", Some(raw));
        let expected = jsonrpc::decode_object(json(&object).as_bytes()).unwrap();
        assert_eq!(RemoteError::from(object), expected, "{data}");
    }
}

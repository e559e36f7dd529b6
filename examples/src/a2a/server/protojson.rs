//! `ProtoJSON`: the messages of the proto file as JSON, and back.
//!
//! Names are in camelCase and enums go by name, as A2A 1.0, section 5.5, asks.

use std::sync::LazyLock;

use prost::{Message, Name};
use prost_reflect::{DescriptorPool, DynamicMessage, Kind, MessageDescriptor};
use serde_json::Value;
use wire_error::FieldViolation;

use super::proto;

static POOL: LazyLock<DescriptorPool> = LazyLock::new(|| {
    DescriptorPool::decode(proto::DESCRIPTORS).expect("the generator wrote the descriptors")
});

/// # Panics
///
/// Where the message is not of the proto file.
pub(super) fn descriptor<T: Name>() -> MessageDescriptor {
    POOL.get_message_by_name(&T::full_name()).expect("the message is of the proto file")
}

/// A message as JSON.
///
/// # Panics
///
/// Where the message is not of the proto file, or has `data` nested deeper than protobuf reads.
pub fn to_json<T: Message + Name + Clone>(message: &T) -> Value {
    serde_json::to_value(dynamic(message.clone())).expect("a value takes every message")
}

/// A message as the bytes of its JSON.
pub(super) fn write_json<T: Message + Name>(message: T) -> Vec<u8> {
    serde_json::to_vec(&dynamic(message)).expect("a message has a form in JSON")
}

/// A message as what can be written as JSON. Of each of the forms that it takes on the way, the one
/// before is gone.
pub(super) fn dynamic<T: Message + Name>(message: T) -> DynamicMessage {
    let bytes = message.encode_to_vec();
    drop(message);
    DynamicMessage::decode(descriptor::<T>(), &bytes[..])
        .expect("the message is what its descriptor says")
}

/// Reads a message. Members that it does not have are skipped: a newer client may send them.
///
/// # Errors
///
/// Names the first member that is not what it has to be, such as `message.parts[0].text`; the
/// whole is called `root`.
pub(super) fn from_json<T: Message + Name + Default>(
    mut value: Value,
    root: &str,
) -> Result<T, FieldViolation> {
    let descriptor = descriptor::<T>();
    keep_known(&mut value, &descriptor);

    let mut track = serde_path_to_error::Track::new();
    let json = serde_path_to_error::Deserializer::new(value, &mut track);
    let dynamic = DynamicMessage::deserialize(descriptor, json);
    let dynamic = dynamic.map_err(|why| match track.path().to_string().as_str() {
        "." => FieldViolation::new(root, why.to_string()),
        path => FieldViolation::new(path, why.to_string()),
    })?;
    let bytes = dynamic.encode_to_vec();
    drop(dynamic);
    T::decode(&bytes[..]).map_err(|why| FieldViolation::new(root, why.to_string()))
}

/// Drops the members that a message does not have.
fn keep_known(value: &mut Value, message: &MessageDescriptor) {
    let Value::Object(members) = value else { return };
    if message.package_name() == "google.protobuf" {
        return; // free-form JSON
    }
    members.retain(|name, value| {
        let Some(field) = message.get_field_by_json_name(name) else { return false };
        if let Kind::Message(inner) = field.kind() {
            match value {
                Value::Array(items) => items.iter_mut().for_each(|item| keep_known(item, &inner)),
                value => keep_known(value, &inner),
            }
        }
        true
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::a2a::proto::{ListTasksRequest, SendMessageRequest};

    #[test]
    fn a_message_is_the_same_there_and_back() {
        let wire = json!({
            "message": {
                "messageId": "m-1",
                "role": "ROLE_USER",
                "parts": [
                    { "text": "a\u{2028}b", "mediaType": "text/plain" },
                    { "raw": "AAE=", "filename": "f" },
                    { "data": { "n": [1.0, null, true] } },
                ],
            },
        });
        let message: SendMessageRequest = from_json(wire.clone(), "params").unwrap();
        assert_eq!(to_json(&message), wire);
    }

    #[test]
    fn what_the_message_does_not_have_is_skipped_at_every_depth() {
        let wire = json!({
            "configuration": { "returnImmediately": true },
            "message": { "messageId": "m-1", "parts": [{ "text": "t", "new": 1 }] },
        });
        let message: SendMessageRequest = from_json(wire, "params").unwrap();
        let known = json!({ "message": { "messageId": "m-1", "parts": [{ "text": "t" }] } });
        assert_eq!(to_json(&message), known);
    }

    #[test]
    fn what_is_of_the_wrong_type_is_named() {
        let refused = |wire| from_json::<SendMessageRequest>(wire, "params").unwrap_err();
        let violation =
            refused(json!({ "message": { "parts": [{ "text": "a" }, { "text": 5 }] } }));
        assert_eq!(violation.field, "message.parts[1].text");
        assert_eq!(violation.description, "invalid type: integer `5`, expected a string");
        assert_eq!(refused(json!({ "message": { "role": "ROLE_X" } })).field, "message.role");
        assert_eq!(refused(json!({ "message": [] })).field, "message");
        assert_eq!(refused(json!([])).field, "params");

        let refused =
            from_json::<ListTasksRequest>(json!({ "pageSize": "x" }), "params").unwrap_err();
        assert_eq!(refused.field, "pageSize");
    }

    #[test]
    fn json_that_is_nested_deeper_than_protobuf_allows_is_refused() {
        let mut deep = json!(1);
        for _ in 0..120 {
            deep = json!([deep]);
        }
        let wire = json!({ "message": { "parts": [{ "data": deep }] } });
        let refused = from_json::<SendMessageRequest>(wire, "params").unwrap_err();
        assert_eq!(refused.field, "message.parts[0].data");
    }
}

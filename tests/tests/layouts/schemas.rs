//! What a standard says of its error body in JSON Schema holds of ours.

use serde_json::Value;

use crate::shop::*;

#[test]
fn what_json_api_and_connect_say_of_an_error_holds() {
    for (schema, bodies) in [
        (include_str!("json_api.schema.json"), JsonApiShop::bodies()),
        (include_str!("connect.schema.json"), ConnectShop::bodies()),
        (include_str!("open_ai.schema.json"), OpenAiShop::bodies()),
    ] {
        let validator = jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap();
        for body in bodies {
            let body: Value = serde_json::from_str(&body).unwrap();
            let errors: Vec<_> =
                validator.iter_errors(&body).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{errors:?}: {body}");
        }
        assert!(!validator.is_valid(&serde_json::json!({"errors": [{"status": 404}]})));
    }
}

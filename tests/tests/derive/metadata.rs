//! Which public fields are in `ErrorInfo.metadata`: what stands nearest to the field says so.

use wire_error::WireError;

use crate::object;

#[derive(Debug, WireError)]
#[wire(domain = "shop.example", metadata = false, http = 404, reason)]
enum ShopError {
    InMessageAlone {
        #[wire(public)]
        id: u64,
    },
    OneField {
        #[wire(public)]
        id: u64,
        #[wire(public, metadata = true)]
        shop: &'static str,
    },
    #[wire(metadata = true)]
    AllButOne {
        #[wire(public)]
        id: u64,
        #[wire(public, metadata = false)]
        shop: &'static str,
    },
}

#[test]
fn the_nearest_to_the_field_says_whether_metadata_has_it() {
    for (error, metadata) in [
        (ShopError::InMessageAlone { id: 7 }, ""),
        (ShopError::OneField { id: 7, shop: "a" }, r#","metadata":{"shop":"a"}"#),
        (ShopError::AllButOne { id: 7, shop: "a" }, r#","metadata":{"id":"7"}"#),
    ] {
        let message = error.to_string();
        let reason = message.to_uppercase().replace(' ', "_");
        let expected = format!(
            r#"{{"code":-32000,"message":"{message}","data":[{{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"{reason}","domain":"shop.example"{metadata}}}]}}"#,
        );
        assert_eq!(object(&error), expected);
    }
}

//! Each layout is read back by a reader that others wrote, or by the standard's own schema.

use graphql_client::Response as GraphQlResponse;
use kube_core::Status;
use oauth2::StandardErrorResponse;
use oauth2::basic::BasicErrorResponseType;
use serde_json::Value;

#[path = "../../tests/layouts/shop.rs"]
#[expect(dead_code, reason = "the workspace's tests read the other layouts")]
mod shop;

use shop::*;

#[test]
fn kube_core_reads_a_status() {
    let read = KubernetesShop::bodies().map(|body| serde_json::from_str::<Status>(&body).unwrap());
    for status in &read {
        assert!(status.is_failure());
        assert!(!status.message.is_empty());
    }
    assert_eq!((read[0].code, &*read[0].reason, read[0].is_not_found()), (404, "NotFound", true));
    assert_eq!(read[0].details.as_ref().unwrap().name, "Zoë");
    let causes = &read[1].details.as_ref().unwrap().causes;
    assert_eq!(
        (&*causes[0].reason, &*causes[0].field, &*causes[0].message),
        ("FieldValueInvalid", "address.zip", "must have five digits")
    );
    assert_eq!(read[2].details.as_ref().unwrap().retry_after_seconds, 3);
    assert_eq!(read[4].message, "internal error");
}

#[test]
fn oauth2_reads_an_error_response() {
    type Read = StandardErrorResponse<BasicErrorResponseType>;
    let read = OAuthShop::bodies().map(|body| serde_json::from_str::<Read>(&body).unwrap());
    assert_eq!(read[0].error(), &BasicErrorResponseType::Extension("order_not_found".into()));
    assert_eq!(read[0].error_description().unwrap(), "no ?order? Zo?");
    assert_eq!(read[0].error_uri().unwrap(), "https://shop.example/help");
    assert_eq!(read[4].error_description().unwrap(), "internal error");
    // RFC 6749, section 5.2: %x20-21 / %x23-5B / %x5D-7E
    for response in read {
        let description = response.error_description().unwrap();
        assert!(
            description.bytes().all(|byte| matches!(byte, 0x20..=0x21 | 0x23..=0x5b | 0x5d..=0x7e))
        );
    }
}

#[test]
fn graphql_client_reads_a_response() {
    for (body, code) in GraphQlShop::bodies().iter().zip(["ORDER_NOT_FOUND", "ORDER_REFUSED"]) {
        let read: GraphQlResponse<Value> = serde_json::from_str(body).unwrap();
        assert_eq!(read.data, None);
        let errors = read.errors.unwrap();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].extensions.as_ref().unwrap()["code"], code);
    }
}

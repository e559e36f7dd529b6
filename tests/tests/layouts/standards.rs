//! The layouts of the examples: every byte, and nothing that is private.

use wire_error::testing;

use crate::shop::*;

#[test]
fn each_layout_writes_what_its_standard_says() {
    assert_eq!(
        OpenAiShop::bodies(),
        [
            r#"{"error":{"message":"no \"order\" Zoë","type":"invalid_request_error","param":null,"code":"ORDER_NOT_FOUND"}}"#,
            r#"{"error":{"message":"the order is refused","type":"invalid_request_error","param":null,"code":"ORDER_REFUSED"}}"#,
            r#"{"error":{"message":"too many","type":"rate_limit_error","param":null,"code":"TOO_MANY"}}"#,
            r#"{"error":{"message":"gone","type":"invalid_request_error","param":null,"code":null}}"#,
            r#"{"error":{"message":"internal error","type":"server_error","param":null,"code":null}}"#,
        ]
    );
    assert_eq!(
        OAuthShop::bodies()[0],
        r#"{"error":"order_not_found","error_description":"no ?order? Zo?","error_uri":"https://shop.example/help"}"#
    );
    assert_eq!(
        JsonApiShop::bodies()[..2],
        [
            r#"{"errors":[{"status":"404","code":"ORDER_NOT_FOUND","title":"Not Found","detail":"no \"order\" Zoë","meta":{"name":"Zoë"}}]}"#,
            r#"{"errors":[{"status":"422","code":"ZIP_MALFORMED","title":"Unprocessable Content","detail":"must have five digits","source":{"pointer":"/data/attributes/address/zip"}}]}"#,
        ]
    );
    assert_eq!(
        KubernetesShop::bodies()[1],
        r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"the order is refused","reason":"Invalid","details":{"causes":[{"reason":"FieldValueInvalid","message":"must have five digits","field":"address.zip"}]},"code":422}"#
    );
    assert_eq!(ConnectShop::bodies()[3], r#"{"code":"canceled","message":"gone"}"#);
    assert_eq!(
        GraphQlShop::bodies()[2],
        r#"{"errors":[{"message":"too many","extensions":{"code":"TOO_MANY","metadata":{},"balance":30}}]}"#
    );
}

#[test]
fn nothing_private_is_in_any_layout() {
    testing::assert_no_leaks(&ConnectShop::all());
    testing::assert_no_leaks(&GraphQlShop::all());
    testing::assert_no_leaks(&JsonApiShop::all());
    testing::assert_no_leaks(&KubernetesShop::all());
    testing::assert_no_leaks(&OAuthShop::all());
    testing::assert_no_leaks(&OpenAiShop::all());
}

#[tokio::test]
async fn a_layout_goes_with_a_question_mark_and_with_the_layer() {
    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use axum::routing::get;
    use tower::ServiceExt as _;
    use wire_error::axum::ErrorLayer;

    let handler = || async { Err::<(), _>(OAuthShop::Gone) };
    let app = axum::Router::new()
        .route("/", get(handler))
        .layer(ErrorLayer::<OAuthShop>::new().negotiate());
    for (path, accept, content_type, body) in [
        ("/", "*/*", "application/json", r#"{"error":"server_error","error_description":"gone"}"#),
        (
            "/nowhere",
            "application/json",
            "application/json",
            r#"{"error":"server_error","error_description":"not found"}"#,
        ),
        (
            "/nowhere",
            "application/problem+json",
            "application/problem+json",
            r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"not found"}"#,
        ),
    ] {
        let request = Request::get(path).header("accept", accept).body(Body::empty()).unwrap();
        let response = app.clone().oneshot(request).await.unwrap();
        assert_eq!(response.headers()["content-type"], content_type);
        let is_own = content_type == "application/json";
        assert_eq!(response.headers().contains_key("pragma"), is_own, "{path}");
        let bytes = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        assert_eq!(String::from_utf8_lossy(&bytes), body);
    }
}

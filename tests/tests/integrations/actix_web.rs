//! actix-web: a real test service.

use actix_web::dev::ServiceResponse;
use actix_web::test::{TestRequest, call_service, init_service, read_body};
use actix_web::{App, ResponseError, web};
use wire_error::negotiate::{self, Accept};
use wire_error::{ErrorSpec, aip193, jsonrpc, problem};

use crate::shop::*;

fn find() -> Result<&'static str, ShopError> {
    Err(not_found())
}

async fn own() -> Result<&'static str, ShopError> {
    find()?;
    Ok("found")
}

async fn kiosk() -> Result<&'static str, KioskError> {
    find().map_err(KioskError::Shop)
}

async fn problem() -> Result<&'static str, problem::Response<ShopError>> {
    find()?;
    Ok("found")
}

async fn named() -> Result<&'static str, aip193::Response<ShopError>> {
    find().map_err(|error| {
        aip193::Response::from(error).request_id("req-1").header("x-a", "1").header("x\n", "2")
    })
}

async fn rpc() -> Result<&'static str, jsonrpc::Response<ShopError>> {
    find().map_err(|error| jsonrpc::Response::from(error).id("a"))
}

async fn negotiated(accept: Accept) -> Result<&'static str, negotiate::Response<ShopError>> {
    find().map_err(|error| accept.response(error))
}

async fn generic() -> Result<&'static str, Generic<'static, u8>> {
    Err(Generic::Conflict(1))
}

async fn ask(path: &str, accept: &str) -> (ServiceResponse, String) {
    let app = App::new()
        .route("/own", web::get().to(own))
        .route("/kiosk", web::get().to(kiosk))
        .route("/problem", web::get().to(problem))
        .route("/named", web::get().to(named))
        .route("/rpc", web::get().to(rpc))
        .route("/negotiated", web::get().to(negotiated))
        .route("/generic", web::get().to(generic));
    let service = init_service(app).await;
    let request = || TestRequest::get().uri(path).insert_header(("accept", accept)).to_request();
    let body = read_body(call_service(&service, request()).await).await;
    (call_service(&service, request()).await, String::from_utf8(body.into()).unwrap())
}

fn header(response: &ServiceResponse, name: &str) -> String {
    response.headers().get(name).unwrap().to_str().unwrap().into()
}

#[actix_web::test]
async fn a_question_mark_in_a_handler_answers_in_the_declared_body() {
    let (response, body) = ask("/own", "").await;
    assert_eq!(response.status().as_u16(), 404);
    assert_eq!(header(&response, "content-type"), "application/json");
    assert_eq!(header(&response, "cache-control"), "no-store");
    assert_eq!(body, NOT_FOUND_AIP193);
    let spec = *response.response().extensions().get::<ErrorSpec>().unwrap();
    assert_eq!(spec.name(), "OrderNotFound");
    let (response, body) = ask("/kiosk", "").await;
    assert_eq!(header(&response, "content-type"), "application/shop+json");
    assert_eq!(body, NOT_FOUND_PROBLEM);
    assert_eq!(ask("/generic", "").await.0.status().as_u16(), 409);
}

#[actix_web::test]
async fn wrappers_are_chosen_by_the_handler() {
    let (response, body) = ask("/problem", "").await;
    assert_eq!(header(&response, "content-type"), "application/problem+json");
    assert_eq!(body, NOT_FOUND_PROBLEM);
    let (response, body) = ask("/named", "").await;
    assert_eq!(header(&response, "x-a"), "1");
    assert!(body.contains(r#""requestId":"req-1""#));
    let (response, body) = ask("/rpc", "").await;
    assert_eq!(response.status().as_u16(), 200);
    assert_eq!(body, format!(r#"{{"jsonrpc":"2.0","id":"a","error":{NOT_FOUND_OBJECT}}}"#));
}

#[actix_web::test]
async fn accept_is_an_extractor() {
    let (response, body) = ask("/negotiated", "application/problem+json").await;
    assert_eq!(header(&response, "vary"), "accept");
    assert_eq!(body, NOT_FOUND_PROBLEM);
    assert_eq!(ask("/negotiated", "*/*").await.1, NOT_FOUND_AIP193);
    let app = App::new().route("/negotiated", web::get().to(negotiated));
    let request = TestRequest::get().uri("/negotiated");
    let request = request.append_header(("accept", "application/json;q=0.5"));
    let request = request.append_header(("accept", "application/problem+json")).to_request();
    let body = read_body(call_service(&init_service(app).await, request).await).await;
    assert_eq!(body, NOT_FOUND_PROBLEM);
}

#[test]
fn the_status_is_at_hand_without_a_response() {
    assert_eq!(ResponseError::status_code(&not_found()).as_u16(), 404);
    assert_eq!(problem::Response::from(not_found()).status_code().as_u16(), 404);
    assert_eq!(negotiate::Response::from(not_found()).status_code().as_u16(), 404);
    assert_eq!(jsonrpc::Response::from(not_found()).status_code().as_u16(), 200);
    assert_eq!(jsonrpc::Response::from(not_found()).to_string(), not_found().to_string());
    assert_eq!(jsonrpc::Response::from(not_found()).status(400).status_code().as_u16(), 400);
}

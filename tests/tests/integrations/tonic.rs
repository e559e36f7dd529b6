//! tonic: `?` in a handler.

use tonic::{Code, Response, Status};
use tonic_types::StatusExt;
use wire_error::grpc;

use crate::shop::*;

#[test]
fn a_question_mark_in_a_handler_gives_a_status_with_details() {
    fn find() -> Result<(), ShopError> {
        Err(not_found())
    }
    fn handler() -> Result<Response<()>, Status> {
        find()?;
        Ok(Response::new(()))
    }
    let status = handler().unwrap_err();
    assert_eq!((status.code(), status.message()), (Code::NotFound, "no order 7"));
    let info = status.get_details_error_info().unwrap();
    assert_eq!((&*info.reason, &*info.domain), ("ORDER_NOT_FOUND", "shop.example"));
    assert_eq!(info.metadata, [("id".into(), "7".into())].into());
    assert_eq!(grpc::spec_of(&status).unwrap().name(), "OrderNotFound");
    assert_eq!(Status::from(Generic::<u8>::Conflict(1)).code(), Code::Aborted);
}

#[test]
fn nothing_of_an_opaque_error_is_in_its_status() {
    let status = Status::from(storage());
    assert_eq!((status.code(), status.message()), (Code::Internal, "internal error"));
    assert_eq!(status.details(), b"\x08\x0d\x12\x0einternal error");
    assert!(!format!("{status:?} {status}").contains("disk"));
}

//! What tonic answers of itself, in the words of this service.

use axum::http::Response;
use tonic::body::Body;
use tonic::{Code, Status};
use wire_error::jsonrpc::ProtocolError;
use wire_error::{FieldViolation, grpc};

use super::Profile;

/// Gives a status that no handler made the details that all others have.
///
/// A method that does not exist is UNIMPLEMENTED; a request that is too long or cannot be decoded
/// is an invalid one.
pub(super) fn declare<E: Profile>(response: Response<Body>) -> Response<Body> {
    match Status::from_header_map(response.headers()).filter(is_tonics_own) {
        Some(status) => declared::<E>(&status).into_http(),
        None => response,
    }
}

fn is_tonics_own(status: &Status) -> bool {
    let codes = [Code::Unimplemented, Code::Internal, Code::OutOfRange, Code::InvalidArgument];
    codes.contains(&status.code()) && status.details().is_empty()
}

fn declared<E: Profile>(status: &Status) -> Status {
    if status.code() == Code::Unimplemented {
        return grpc::Response::from(ProtocolError::MethodNotFound).into();
    }
    E::from(FieldViolation::new("request", status.message()).into()).into()
}

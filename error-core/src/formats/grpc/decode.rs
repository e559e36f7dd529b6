//! Reads a `google.rpc.Status`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::details::read::Read;
use crate::read::details::read_proto;
use crate::read::fields::{Fields, Value, text};
use crate::read::held::are_kept;
use crate::write::json::MAX_BODY;
use crate::{Code, DecodeError, OtherDetail, RemoteError};

/// Reads an encoded `google.rpc.Status`: what the header `grpc-status-details-bin` holds, after
/// its base64.
///
/// Unknown fields of the status are passed over. A detail that cannot be read is kept as it came. Of more
/// than 64 details those that are modelled are read, and the status is kept whole, as one detail more.
///
/// # Errors
///
/// Where `status` is over 1 MiB long, not a `google.rpc.Status`, or one whose code is 0, which is
/// not an error.
///
/// # Examples
///
/// ```
/// use wire_error::{Code, grpc};
///
/// let error = grpc::decode(b"\x08\x05\x12\x0cno such task")?;
/// assert_eq!(error.grpc_code, Some(Code::NotFound));
/// assert_eq!(error.message, "no such task");
/// # Ok::<(), wire_error::DecodeError>(())
/// ```
pub fn decode(status: &[u8]) -> Result<RemoteError, DecodeError> {
    if status.len() > MAX_BODY {
        return Err(DecodeError::TooLong { len: status.len() });
    }
    let mut error = RemoteError::default();
    let is_kept = are_kept(Fields::count_of(status, 3), status.len());
    let mut fields = Fields::of(status);
    loop {
        let offset = status.len() - fields.left();
        let Some(field) = fields.next() else { break };
        if field.and_then(|field| read_field(field, is_kept, &mut error)).is_none() {
            let what = format!("not a google.rpc.Status: a field is broken at byte {offset}");
            return Err(DecodeError::Malformed { what });
        }
    }
    if error.grpc_code.is_none() {
        let what =
            String::from("not an error: the code of the google.rpc.Status is 0, which is OK");
        return Err(DecodeError::NotAnError { what });
    }
    if !is_kept {
        let type_url = String::from("type.googleapis.com/google.rpc.Status");
        error.other.push(OtherDetail::Any { type_url, value: Vec::from(status) });
    }
    Ok(error)
}

fn read_field(field: (u32, Value<'_>), is_kept: bool, error: &mut RemoteError) -> Option<()> {
    match field {
        (1, Value::Number(0)) => {} // OK: as if it were not there
        (1, Value::Number(number)) => {
            let code = i32::try_from(number).ok().and_then(Code::from_number);
            error.grpc_code = Some(code.unwrap_or(Code::Unknown));
        }
        (2, Value::Bytes(bytes)) => error.message = text(bytes)?,
        (3, Value::Bytes(any)) => read_any(any, is_kept, error)?,
        (1..=3, _) => return None,
        _ => {}
    }
    Some(())
}

/// Puts a detail where it belongs; what is not known is kept as it came where `is_kept` says so.
fn read_any(any: &[u8], is_kept: bool, error: &mut RemoteError) -> Option<()> {
    let (mut type_url, mut value): (_, &[u8]) = (String::new(), &[]);
    for field in Fields::of(any) {
        match field? {
            (1, Value::Bytes(bytes)) => type_url = text(bytes)?,
            (2, Value::Bytes(bytes)) => value = bytes,
            (1 | 2, _) => return None,
            _ => {}
        }
    }
    if read_proto(&type_url, value, error) != Read::Whole && is_kept {
        error.other.push(OtherDetail::Any { type_url, value: Vec::from(value) });
    }
    Some(())
}

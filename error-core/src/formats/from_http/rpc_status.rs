//! `google.rpc.Status` as a body of its own: grpc-gateway's JSON, and Connect's.

use alloc::vec::Vec;

use serde_json::value::RawValue;

use crate::details::read::{Read, TYPE_PREFIX};
use crate::read::details::read_proto;
use crate::read::held::are_kept;
use crate::read::json::details;
use crate::read::json::members::{Kind, Members, kind, text};
use crate::read::json::message;
use crate::read::json::parse::each;
use crate::read::remote::Source;
use crate::{Code, OtherDetail, RemoteError};

/// Reads a body whose `code` is a canonical one: its name, as Connect has it, or its number beside
/// `details`, as grpc-gateway has it. `None` where it is not.
pub(crate) fn read(members: &Members<'_>) -> Option<RemoteError> {
    let code = code(members)?;
    let mut remote = members.get("details").map_or_else(RemoteError::default, read_details);
    remote.grpc_code = Some(code);
    remote.source = Source::Status;
    let kept = members.keep(|name, value| match name {
        "message" => text(value).map(|message| remote.message = message).is_some(),
        "code" | "details" => true,
        _ => false,
    });
    remote.other.extend(kept);
    if remote.message.is_empty() {
        remote.message = message::of_members(members).unwrap_or_default();
    }
    Some(remote)
}

fn code(members: &Members<'_>) -> Option<Code> {
    let code = members.get("code")?;
    let code = match (kind(code), text(code)) {
        (Kind::Number, _) => {
            members.get("details").filter(|details| kind(details) == Kind::Array)?;
            Code::from_number(code.get().parse().ok()?)?
        }
        (_, Some(name)) if name == "canceled" => Code::Cancelled, // Connect spells it so
        (_, Some(name)) => name.to_ascii_uppercase().parse().ok()?,
        _ => return None,
    };
    (code != Code::Ok).then_some(code)
}

/// Reads details, each of which is as `ProtoJSON` has it or as Connect has it.
fn read_details(json: &RawValue) -> RemoteError {
    let (mut count, mut is_any) = (0, false);
    let list = each(json.get(), |detail| {
        count += 1;
        is_any = is_any || is_connect(detail);
    });
    if list.is_err() || !is_any {
        return details::read_details(json);
    }
    let is_kept = are_kept(count, json.get().len());
    let mut remote = RemoteError::default();
    // It has been read before.
    let _ = each(json.get(), |detail| {
        if !is_connect(detail) {
            details::take_one(detail, is_kept, &mut remote);
        } else if read_detail(detail, &mut remote) != Some(Read::Whole) && is_kept {
            remote.other.push(OtherDetail::json(detail.get()));
        }
    });
    if !is_kept {
        remote.other.push(details::together(json));
    }
    remote
}

fn is_connect(detail: &RawValue) -> bool {
    Members::of(detail).is_some_and(|members| {
        let has = |name| members.get(name).is_some();
        has("type") && has("value") && !has("@type")
    })
}

/// Reads `{"type":"google.rpc.RetryInfo","value":"CgIIAw"}`: base64 of protobuf. `debug` is the
/// same as JSON, for people.
fn read_detail(detail: &RawValue, remote: &mut RemoteError) -> Option<Read> {
    let members = Members::of(detail)?;
    let type_url = text(members.get("type")?)?;
    let value = base64(text(members.get("value")?)?.as_bytes())?;
    Some(read_proto(&alloc::format!("{TYPE_PREFIX}{type_url}"), &value, remote))
}

/// Base64 of either alphabet, padded or not (RFC 4648, sections 4 and 5).
fn base64(text: &[u8]) -> Option<Vec<u8>> {
    let text = text.trim_ascii_end();
    let text = text.strip_suffix(b"==").or(text.strip_suffix(b"=")).unwrap_or(text);
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for group in text.chunks(4) {
        let mut bits = 0_u32;
        for digit in group {
            bits = bits << 6 | u32::from(digit_value(*digit)?);
        }
        let missing = 4 - group.len();
        let [_, decoded @ ..] = (bits << (6 * missing)).to_be_bytes();
        bytes.extend_from_slice(
            decoded.get(..3_usize.checked_sub(missing).filter(|len| *len > 0)?)?,
        );
    }
    Some(bytes)
}

fn digit_value(digit: u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_may_be_padded_or_not() {
        for (text, bytes) in [
            ("", &b""[..]),
            ("Zg==", b"f"),
            ("Zg", b"f"),
            ("Zm8=", b"fo"),
            ("Zm8", b"fo"),
            ("Zm9v", b"foo"),
            ("Zm9vYg", b"foob"),
            ("-_-_", b"\xfb\xff\xbf"),
            ("+/+/", b"\xfb\xff\xbf"),
        ] {
            assert_eq!(base64(text.as_bytes()).as_deref(), Some(bytes), "{text}");
        }
        for text in ["Z", "Zm9vY", "Z===", "Zm 9v", "Zm9v!"] {
            assert_eq!(base64(text.as_bytes()), None, "{text}");
        }
    }
}

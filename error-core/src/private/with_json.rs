//! What takes serde.

use serde::de::DeserializeOwned;

use crate::formats::jsonrpc::typed_data;
use crate::read::json::members::Members;
use crate::{OtherDetail, RemoteError};

/// The method of a field that is sent in its `Serialize` form.
#[doc(hidden)]
#[macro_export]
macro_rules! needs_json {
    ([$missing:literal] $($item:tt)*) => { $($item)* };
}

/// JSON-RPC's `error.data`, where it is of this type.
#[must_use]
pub fn data<T: DeserializeOwned>(remote: &RemoteError) -> Option<T> {
    remote.code?; // it is on no other wire
    match remote.foreign_data() {
        Some(data) => serde_json::from_str(data).ok(),
        None => serde_json::from_str(typed_data(remote)?.get()).ok(),
    }
}

/// The member that has this name, of a problem or of a body of one's own, where it is of this type.
#[must_use]
pub fn extension<T: DeserializeOwned>(remote: &RemoteError, name: &str) -> Option<T> {
    let members = remote.other.iter().skip(remote.foreign_data().iter().len());
    members.into_iter().find_map(|detail| {
        let OtherDetail::Json(json) = detail else { return None };
        let members = Members::read(json).ok()?;
        members.only()?; // else a detail
        serde_json::from_str(members.get(name)?.get()).ok()
    })
}

//! `google.rpc.ResourceInfo`: which resource the error is about.

use super::fields::Fields;
use super::read::{Read, keep, strings};
use crate::error::rpc_details::ResourceInfo;
use crate::read::remote::RemoteError;
use crate::view::view::View;

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    error.resource_info().is_some()
}

/// Writes the fields.
pub(crate) fn write(error: &View<'_>, to: &mut impl Fields) {
    let Some(info) = error.resource_info() else { return };
    to.string(1, "resourceType", &info.resource_type);
    to.string(2, "resourceName", &info.resource_name);
    to.string(3, "owner", &info.owner);
    to.prose(4, "description", error.prose(&info.description));
}

/// Takes what a peer encoded, unless it cannot be read or says nothing.
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let mut info = ResourceInfo::default();
    let ResourceInfo { resource_type, resource_name, owner, description } = &mut info;
    let read = strings(message, [resource_type, resource_name, owner, description])?;
    keep(info, &mut error.resource_info).then_some(read)
}

//! `google.rpc.ResourceInfo`: which resource the error is about.

use super::fields::Fields;
use super::read::{Read, keep, strings};
use crate::error::left_out::LeftOut;
use crate::error::rpc_details::ResourceInfo;
use crate::read::remote::RemoteError;
use crate::view::view::{View, have_room};

impl<'v> View<'v> {
    /// The resource that the error is about: `google.rpc.ResourceInfo`. An empty one is none.
    #[must_use]
    pub fn resource_info(&self) -> Option<&'v ResourceInfo> {
        let info =
            self.details.rpc.resource_info.filter(|_| self.cut.says(LeftOut::RESOURCE_INFO))?;
        let is_said = have_room([&info.resource_type, &info.resource_name, &info.owner]);
        (is_said && *info != ResourceInfo::default()).then_some(info)
    }
}

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

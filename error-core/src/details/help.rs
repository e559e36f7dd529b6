//! `google.rpc.Help`: where to read more.

use core::fmt;

#[cfg(feature = "grpc")]
use alloc::vec::Vec;

#[cfg(feature = "json")]
use super::json::Detail;
#[cfg(feature = "grpc")]
use super::read::Read;
#[cfg(feature = "grpc")]
use crate::error::rpc_details::HelpLink;
#[cfg(feature = "_peer")]
use crate::read::remote::RemoteError;
use crate::view::details::Help;
use crate::view::prose::Prose;
use crate::view::view::View;
use crate::write::object::Object;
#[cfg(feature = "grpc")]
use crate::{
    read::fields::{Fields, Value, text},
    write::proto::Proto,
};

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    !error.help().is_empty()
}

/// Writes the members of the object.
pub(crate) fn write(error: &View<'_>, object: &mut Object<'_>) {
    write_links("links", error, object);
}

/// Writes the member of a problem.
pub(crate) fn write_member(error: &View<'_>, problem: &mut Object<'_>) {
    write_links("help", error, problem);
}

fn write_links(name: &str, error: &View<'_>, object: &mut Object<'_>) {
    object.array(name, |links| match error.help() {
        Help::Link { subject, url } => links.object(|link| {
            link.display("description", &Documentation(subject));
            link.text_unless_empty("url", url);
        }),
        Help::Links(known) => {
            for link in known {
                if links.is_full() {
                    break;
                }
                let description = Prose::new(&link.description, error.cut.description);
                links.object(|object| {
                    object.prose("description", description);
                    object.text_unless_empty("url", &link.url);
                });
            }
        }
    });
}

/// What our own link is for.
struct Documentation<'v>(&'v str);

impl fmt::Display for Documentation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Documentation for {}", self.0)
    }
}

/// Writes the message.
#[cfg(feature = "grpc")]
pub(crate) fn write_proto(error: &View<'_>, proto: &mut Proto<'_>) {
    match error.help() {
        Help::Link { subject, url } => proto.message(1, |proto| {
            proto.display(1, &Documentation(subject));
            proto.string(2, url);
        }),
        Help::Links(links) => {
            for link in links {
                proto.message(1, |proto| {
                    proto.prose(1, Prose::new(&link.description, error.cut.description));
                    proto.string(2, &link.url);
                });
            }
        }
    }
}

/// Takes the links of a peer, and says whether there were any to take.
#[cfg(feature = "json")]
pub(crate) fn read(detail: &mut Detail<'_>, error: &mut RemoteError) -> bool {
    if !error.help.is_empty() {
        return false;
    }
    let links = detail.links.take().unwrap_or_default();
    detail.more |= links.more;
    error.help = links.kept;
    !error.help.is_empty()
}

/// Takes what a peer encoded, unless it cannot be read or an error has it already.
#[cfg(feature = "grpc")]
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (mut links, mut read) = (Vec::new(), Read::Whole);
    for field in Fields::of(message) {
        let (1, Value::Bytes(message)) = field? else {
            read = Read::Part;
            continue;
        };
        let mut link = HelpLink::default();
        for field in Fields::of(message) {
            match field? {
                (1, Value::Bytes(bytes)) => link.description = text(bytes)?,
                (2, Value::Bytes(bytes)) => link.url = text(bytes)?,
                _ => read = Read::Part,
            }
        }
        links.push(link);
    }
    if !error.help.is_empty() || links.is_empty() {
        return None;
    }
    error.help = links;
    Some(read)
}

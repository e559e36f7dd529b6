//! `google.rpc.Help`: where to read more.

use core::fmt;

use super::fields::Fields;
use super::read::{Read, list, strings};
use crate::error::left_out::LeftOut;
use crate::error::rpc_details::HelpLink;
use crate::read::remote::RemoteError;
use crate::view::origin::Help;
use crate::view::view::View;
use crate::write::object::Object;

/// Whether the error has one.
#[inline]
pub(crate) fn is_said(error: &View<'_>) -> bool {
    !error.help().is_empty()
}

/// Writes the fields.
pub(crate) fn write(error: &View<'_>, to: &mut impl Fields) {
    write_links("links", error, to);
}

/// Writes the member of a problem.
pub(crate) fn write_member(error: &View<'_>, problem: &mut Object<'_>) {
    write_links("help", error, problem);
}

fn write_links(name: &str, error: &View<'_>, to: &mut impl Fields) {
    let all = (LeftOut::HELP, 0); // it goes as a whole
    match error.help() {
        Help::Link { subject, url } => to.list(
            (1, name),
            [url].into_iter(),
            |url, to| {
                to.display(1, "description", &Documentation(subject));
                to.string(2, "url", url);
            },
            all,
        ),
        Help::Links(links) => to.list(
            (1, name),
            links.iter(),
            |link, to| {
                to.prose(1, "description", error.prose(&link.description));
                to.string(2, "url", &link.url);
            },
            all,
        ),
    }
}

/// What our own link is for.
struct Documentation<'v>(&'v str);

impl fmt::Display for Documentation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Documentation for {}", self.0)
    }
}

/// Takes what a peer encoded, unless it cannot be read or says nothing.
pub(crate) fn read_proto(message: &[u8], error: &mut RemoteError) -> Option<Read> {
    let (links, read) = list(message, |message| {
        let mut link = HelpLink::default();
        let read = strings(message, [&mut link.description, &mut link.url])?;
        Some((link, read))
    })?;
    error.help = links;
    (!error.help.is_empty()).then_some(read)
}

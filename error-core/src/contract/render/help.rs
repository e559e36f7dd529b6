//! Where an error sends its reader.

use alloc::format;
use alloc::string::String;

use crate::contract::Entry;
use crate::contract::owned::contract::kebab;

/// Where to read more: a link that is made to be continued gets the reason behind it.
pub(super) fn help(error: &Entry) -> Option<String> {
    let url = error.help.as_ref()?;
    let reason = error.reason.as_deref().filter(|_| url.ends_with(['#', '/', '=']));
    Some(format!("{url}{}", reason.map(kebab).unwrap_or_default()))
}

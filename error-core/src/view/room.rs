//! Which texts are said whatever else there is no room for: those that are not too long to be any.

use wire_error_shared::Facts;

/// Whether there is room for a text, whose like is so many characters long at the most.
pub(crate) type Room = fn(&str, usize) -> bool;

/// In the headers of a gRPC status.
pub(crate) const GRPC: Room = |text, characters| text.chars().count() <= characters;

/// In a JSON body.
pub(crate) const JSON: Room = |text, _| text.len() <= MAX_JSON;

/// No text that is always said is longer in JSON, in bytes: all of them, each character escaped, and the
/// longest id of a response fit into one body.
pub(crate) const MAX_JSON: usize = 16 << 10;

/// The same facts, without the reason and the domain where one of them is too long. Both are said, or
/// neither is.
pub(crate) fn facts_with_room<'a>(facts: &Facts<'a>, room: Room) -> Facts<'a> {
    let fits = |text: Option<&str>, characters| text.is_none_or(|text| room(text, characters));
    let has_room = fits(facts.reason, 63) && fits(facts.domain, 253);
    Facts {
        reason: facts.reason.filter(|_| has_room),
        domain: facts.domain.filter(|_| has_room),
        ..*facts
    }
}

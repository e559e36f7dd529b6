//! The fixed text of the layouts, prepared where all that it is made of is known beforehand.

use super::{Around, Out, aip193, jsonrpc, problem, start};
use crate::{DataShape, Facts};

/// What is prepared: of each layout what stands before the first field of the message, and what
/// stands between the message and the first value of the metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prepared<'a> {
    /// The parts, one after the other.
    pub text: &'a str,
    /// Where each part ends. One that is not prepared is empty.
    pub ends: [u16; Part::ALL.len()],
    /// The shape of JSON-RPC's `data` that it is prepared for.
    pub data: DataShape,
}

/// A part of what is prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Nothing.
    None,
    /// From the end of the id on.
    JsonRpcHead,
    /// From the start on.
    Aip193Head,
    /// From the start on, with `about:blank` as its type.
    ProblemHead,
    /// Behind the message.
    JsonRpcTail,
    /// Behind the message.
    Aip193Tail,
    /// Behind the message.
    ProblemTail,
}

/// What the parts are made of.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The facts of the record.
    pub facts: &'a Facts<'a>,
    /// The shape of JSON-RPC's `data`.
    pub data: DataShape,
    /// Whether there is a message.
    pub has_message: bool,
    /// The text of the message before its first field, or all of it.
    pub lead: &'a str,
    /// The key of the first field that metadata carries.
    pub first_key: Option<&'a str>,
}

impl<'a> Prepared<'a> {
    /// Nothing is prepared.
    pub const NONE: Self = Self { text: "", ends: [0; Part::ALL.len()], data: DataShape::Details };

    /// A part, or nothing where it is not prepared.
    #[must_use]
    #[inline]
    pub fn part(&self, part: Part) -> &'a [u8] {
        let Some(at) = (part as usize).checked_sub(1) else { return &[] };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        let bytes = self.text.as_bytes();
        bytes.get(start.into()..self.ends[at].into()).unwrap_or_default()
    }
}

impl Part {
    /// Every part, in the order in which they stand.
    pub const ALL: [Self; 6] = [
        Self::JsonRpcHead,
        Self::Aip193Head,
        Self::ProblemHead,
        Self::JsonRpcTail,
        Self::Aip193Tail,
        Self::ProblemTail,
    ];

    /// Writes the part as its layout does.
    pub fn write(self, known: &Known<'_>, out: &mut impl Out) {
        let facts = known.facts;
        match self {
            Self::None => {}
            Self::JsonRpcHead => jsonrpc::head(jsonrpc::OPEN_IN_RESPONSE, facts, out),
            Self::Aip193Head => aip193::head(facts, out),
            Self::ProblemHead => problem::head(facts, None, known.has_message, out),
            Self::JsonRpcTail => match known.data {
                DataShape::Details => write_info(&Around::JSONRPC, known, out),
                DataShape::Info => write_info(&Around::JSONRPC_ALONE, known, out),
                DataShape::None => out.raw(Around::JSONRPC.none),
            },
            Self::Aip193Tail => {
                aip193::tail(facts, out);
                write_info(&Around::AIP193, known, out);
            }
            Self::ProblemTail => {
                problem::tail(known.has_message, out);
                write_info(&Around::PROBLEM, known, out);
            }
        }
        if matches!(self, Self::JsonRpcHead | Self::Aip193Head | Self::ProblemHead) {
            out.string(known.lead);
        }
    }
}

/// The start of `ErrorInfo`, or what stands in place of it.
fn write_info(around: &Around, known: &Known<'_>, out: &mut impl Out) {
    if known.facts.reason.is_some() {
        out.raw(around.open_info);
        start(known.facts, known.first_key, out);
    } else {
        out.raw(around.none);
    }
}

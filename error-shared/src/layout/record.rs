//! Records a body, where all that its fixed text is made of is known.

use super::error_info::{Around, info};
use super::out::Out;
use super::{aip193, jsonrpc, problem};
use crate::{DataShape, Facts, PreparedBody};

/// What a body is made of.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The facts of the record.
    pub facts: &'a Facts<'a>,
    /// The shape of JSON-RPC's `data`.
    pub data: DataShape,
    /// The message: texts, and the number of the public field behind each, if there is one.
    pub message: &'a [(&'a str, Option<u8>)],
    /// The keys of the metadata, and the numbers of their fields.
    pub metadata: &'a [(&'a str, u8)],
}

/// What a body is recorded by.
pub trait Recorder: Out {
    /// Takes note that the text of a public field stands here.
    fn field(&mut self, number: u8);
}

/// Writes a body as its layout does.
pub fn record<R: Recorder>(body: PreparedBody, known: &Known<'_>, out: &mut R) {
    let facts = known.facts;
    let message = |out: &mut R| {
        for &(text, field) in known.message {
            out.string(text);
            if let Some(number) = field {
                out.field(number);
            }
        }
    };
    let details = |around: &Around, out: &mut R| {
        let metadata = known.metadata.iter().copied();
        info(around, facts, metadata, out, |number, out| out.field(number));
    };
    match body {
        PreparedBody::JsonRpc => {
            jsonrpc::response(facts, out, message, |out| match known.data {
                DataShape::Details => details(&Around::JSONRPC, out),
                DataShape::Info => details(&Around::JSONRPC_ALONE, out),
                DataShape::None => out.raw(Around::JSONRPC_ALONE.none),
            });
        }
        PreparedBody::Aip193 => {
            aip193::body(facts, out, message, |out| details(&Around::AIP193, out));
        }
        PreparedBody::Problem => {
            let has_message = !known.message.is_empty();
            problem::body(facts, None, has_message, out, message, |out| {
                details(&Around::PROBLEM, out);
            });
        }
    }
}

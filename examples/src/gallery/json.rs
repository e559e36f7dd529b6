//! The gallery for machines.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::value::RawValue;
use wire_error::{ErrorSpec, aip193, jsonrpc, problem};

use super::Exhibit;
use super::status::Status;

#[derive(Serialize)]
struct Gallery {
    enums: Vec<Enum>,
}

#[derive(Serialize)]
struct Enum {
    name: &'static str,
    domain: Option<&'static str>,
    errors: Vec<Error>,
    sample: Sample,
}

#[derive(Serialize)]
struct Error {
    variant: &'static str,
    code: i32,
    http: u16,
    grpc: &'static str,
    reason: Option<&'static str>,
    message: &'static str,
    retry: bool,
    withheld: &'static [&'static str],
}

/// One value on every wire. The bodies are as they are sent.
#[derive(Serialize)]
struct Sample {
    variant: &'static str,
    jsonrpc: Box<RawValue>,
    aip193: Box<RawValue>,
    problem: Box<RawValue>,
    grpc: Status,
}

pub(super) fn write(exhibits: &[Exhibit], out: &mut dyn Write) -> io::Result<()> {
    let enums = exhibits.iter().map(|&exhibit| of(exhibit)).collect::<Result<_, _>>()?;
    serde_json::to_writer_pretty(&mut *out, &Gallery { enums })?;
    writeln!(out)
}

fn of(exhibit: Exhibit) -> io::Result<Enum> {
    let table = exhibit.table();
    let error = exhibit.sample();
    let error = &*error;
    Ok(Enum {
        name: table.name,
        domain: table.errors.iter().find_map(wire_error::ErrorSpec::domain),
        errors: table.errors.iter().map(|spec| row(exhibit, spec)).collect(),
        sample: Sample {
            variant: error.variant(),
            jsonrpc: raw(&jsonrpc::to_vec(7, error))?,
            aip193: raw(&aip193::to_vec(error))?,
            problem: raw(&problem::to_vec(error))?,
            grpc: Status::of(error)?,
        },
    })
}

fn row(exhibit: Exhibit, spec: &ErrorSpec) -> Error {
    Error {
        variant: spec.name(),
        code: spec.code(),
        http: spec.http_status(),
        grpc: spec.grpc_code().as_str(),
        reason: spec.reason(),
        message: spec.message(),
        retry: spec.retryable(),
        withheld: exhibit.withheld(spec.name()),
    }
}

fn raw(json: &[u8]) -> serde_json::Result<Box<RawValue>> {
    serde_json::from_slice(json)
}

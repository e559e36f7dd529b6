//! What it costs to read an error, beside serde structs that borrow all they can.
//!
//! A `RemoteError` owns what it says, and keeps what it does not know; the structs borrow from the
//! body (but for what stands in a map, which serde copies), and know one layout.
//! `decode --rounds N` sets the number of rounds. It fails where one row takes more than 1.2 times
//! as long.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::process::ExitCode;

use serde::Deserialize;
use wire_error_benches::measure::{self, Time};
use wire_error_benches::{Case, decoded};

/// How much longer than the structs it may take.
const MOST: f64 = 1.2;

const SERDE: &str = "serde, borrowed";

fn main() -> ExitCode {
    measure::main("decode", 301, cases, print)
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Response<'a> {
    #[serde(borrow)]
    jsonrpc: Cow<'a, str>,
    id: u64,
    error: Error<'a>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Body<'a> {
    #[serde(borrow)]
    error: Error<'a>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Error<'a> {
    code: i32,
    #[serde(borrow)]
    message: Cow<'a, str>,
    #[serde(borrow)]
    status: Option<Cow<'a, str>>,
    #[serde(borrow, default, alias = "details")]
    data: Vec<Detail<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Detail<'a> {
    #[serde(borrow, rename = "@type")]
    type_url: Cow<'a, str>,
    #[serde(borrow)]
    reason: Option<Cow<'a, str>>,
    #[serde(borrow)]
    domain: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    metadata: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    #[serde(borrow)]
    retry_delay: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    field_violations: Vec<Violation<'a>>,
    #[serde(borrow, default)]
    links: Vec<Link<'a>>,
    #[serde(borrow)]
    request_id: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Problem<'a> {
    #[serde(borrow, rename = "type")]
    type_uri: Cow<'a, str>,
    #[serde(borrow)]
    title: Cow<'a, str>,
    status: u16,
    #[serde(borrow)]
    detail: Cow<'a, str>,
    #[serde(borrow)]
    reason: Option<Cow<'a, str>>,
    #[serde(borrow)]
    domain: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    metadata: BTreeMap<Cow<'a, str>, Cow<'a, str>>,
    #[serde(borrow)]
    retry_delay: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    violations: Vec<Violation<'a>>,
    #[serde(borrow, default)]
    help: Vec<Link<'a>>,
    #[serde(borrow)]
    request_id: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Violation<'a> {
    #[serde(borrow)]
    field: Cow<'a, str>,
    #[serde(borrow)]
    description: Cow<'a, str>,
    #[serde(borrow)]
    reason: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "what is read is not looked at")]
struct Link<'a> {
    #[serde(borrow)]
    description: Cow<'a, str>,
    #[serde(borrow)]
    url: Cow<'a, str>,
}

fn cases() -> Vec<Case> {
    let mut cases = vec![];
    for body in decoded::jsonrpc() {
        cases.extend(pair(&body, |body| {
            drop(black_box(serde_json::from_slice::<Response<'_>>(body).unwrap()));
        }));
    }
    for body in decoded::aip193() {
        cases.extend(pair(&body, |body| {
            drop(black_box(serde_json::from_slice::<Body<'_>>(body).unwrap()));
        }));
    }
    for body in decoded::problem() {
        cases.extend(pair(&body, |body| {
            drop(black_box(serde_json::from_slice::<Problem<'_>>(body).unwrap()));
        }));
    }
    cases
}

/// Both ways to read a body.
fn pair(body: &decoded::Body, serde: impl Fn(&[u8]) + 'static) -> [Case; 2] {
    let bytes = body.bytes.clone();
    [body.case(), Case::new(body.row, SERDE, move || serde(black_box(&bytes)))]
}

/// A line for each case, and whether none of ours takes too long.
fn print(cases: &mut [Case], instructions: &[u64], times: &[Time]) -> bool {
    println!("| row | who | ns | spread | x serde | instructions | x serde | allocations |");
    println!("|---|---|---:|---:|---:|---:|---:|---:|");
    let mut within = true;
    for ((pair, counts), times) in
        cases.chunks_mut(2).zip(instructions.chunks(2)).zip(times.chunks(2))
    {
        within &= times[0].median <= times[1].median * MOST;
        for ((case, &count), time) in pair.iter_mut().zip(counts).zip(times) {
            let Time { median, quartiles: (low, high) } = *time;
            let slower = median / times[1].median;
            #[expect(clippy::cast_precision_loss, reason = "a count is small")]
            let longer = count as f64 / counts[1] as f64;
            let allocations = measure::allocations(case);
            println!(
                "| {} | {} | {median:.1} | {low:.1} to {high:.1} | {slower:.2} | {count} | {longer:.2} | {allocations} |",
                case.row, case.who,
            );
        }
    }
    within
}

//! Errors of a crate without `std`: with an allocator of its own it writes every JSON body.

#![cfg_attr(not(test), no_std)]

extern crate alloc;

use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use wire_error::{
    Code, Disclosed, ErrorSpec, Layout, Object, Report, View, WireContract, WireError, aip193,
    jsonrpc, layout, problem,
};

/// The bus is busy or broken.
#[derive(Debug, WireError)]
#[wire(domain = "bus.example", reason)]
pub enum BusError<'a> {
    /// Somebody else sends.
    #[wire(grpc = Unavailable, retry_after = "1.5s", message = "bus {bus:>2} is busy with {who}")]
    Busy {
        /// Which bus.
        #[wire(public = "busNumber")]
        bus: u8,
        /// Who sends.
        #[wire(public)]
        who: &'a str,
        /// When it ends.
        #[wire(retry_after)]
        until: Option<Duration>,
    },
    /// A cause.
    #[wire(opaque)]
    Format(#[from] fmt::Error),
    /// The same.
    #[wire(same_as = Format)]
    Broken,
}

/// A number of the record, for the linker: this is what the library exports.
#[unsafe(no_mangle)]
pub extern "C" fn bus_error_status(bus: u8) -> u16 {
    let error = BusError::Busy { bus, who: "", until: None };
    let spec: &ErrorSpec = error.spec();
    spec.http_status()
}

/// Writes what an error says into a buffer of the caller's.
pub fn describe(error: &BusError<'_>, out: &mut dyn fmt::Write) -> fmt::Result {
    write!(out, "{} {}", Disclosed::new(error).message(), Report(error))?;
    write!(out, " {:?} {}", error.retry_after(), BusError::CONTRACT.errors.len())
}

/// The body that the bus has had for long.
pub struct Frame;

impl Layout for Frame {
    const CONTENT_TYPE: &'static str = "application/json";

    fn write(error: &View<'_>, body: &mut Object<'_>) {
        body.nullable("why", error.reason());
        body.optional("bus", error.metadata().get("busNumber"));
    }
}

/// Every body that the library writes without a feature.
pub fn bodies(error: &BusError<'_>) -> [Vec<u8>; 4] {
    [
        jsonrpc::to_vec(1, error),
        aip193::to_vec(error),
        problem::to_vec(error),
        layout::to_vec::<Frame>(error),
    ]
}

/// The code of any error.
#[must_use]
pub fn code(error: &dyn WireError) -> Code {
    error.grpc_code()
}

#[cfg(not(test))]
#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

#[cfg(not(test))]
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_it_says_elsewhere() {
        let mut out = String::new();
        let busy = BusError::Busy { bus: 7, who: "ann", until: None };
        describe(&busy, &mut out).unwrap();
        assert_eq!(
            out,
            "bus  7 is busy with ann Busy: Busy { bus: 7, who: \"ann\", until: None } Some(1.5s) 2",
        );
        let details = concat!(
            r#"[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"BUSY","#,
            r#""domain":"bus.example","metadata":{"busNumber":"7","who":"ann"}},"#,
            r#"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1.500s"}]"#,
        );
        let message = r#""message":"bus  7 is busy with ann""#;
        let bodies = bodies(&busy).map(|body| String::from_utf8(body).unwrap());
        assert_eq!(
            bodies,
            [
                format!(
                    r#"{{"jsonrpc":"2.0","id":1,"error":{{"code":-32000,{message},"data":{details}}}}}"#
                ),
                format!(
                    r#"{{"error":{{"code":503,{message},"status":"UNAVAILABLE","details":{details}}}}}"#
                ),
                String::from(concat!(
                    r#"{"type":"about:blank","title":"Service Unavailable","status":503,"#,
                    r#""detail":"bus  7 is busy with ann","reason":"BUSY","domain":"bus.example","#,
                    r#""metadata":{"busNumber":"7","who":"ann"},"retry_delay":"1.500s"}"#,
                )),
                String::from(r#"{"why":"BUSY","bus":"7"}"#),
            ],
        );
        assert_eq!(bus_error_status(7), 503);
        assert_eq!(code(&busy), Code::Unavailable);
        assert_eq!(BusError::Broken.to_string(), "internal error");
    }
}

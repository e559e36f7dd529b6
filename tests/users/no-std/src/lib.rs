//! Errors of a crate without `std` and without an allocator: the table, the message, the metadata.

#![cfg_attr(not(test), no_std)]

use core::fmt;
use core::time::Duration;

use wire_error::{Code, Disclosed, ErrorSpec, Report, WireContract, WireError};

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
    let disclosed = Disclosed::new(error);
    write!(out, "{} {}", disclosed.message(), Report(error))?;
    let mut result = Ok(());
    disclosed.visit_metadata(&mut |key, value| {
        result = result.and_then(|()| write!(out, " {key}={value}"));
    });
    result?;
    write!(out, " {:?} {}", error.retry_after(), BusError::CONTRACT.errors.len())
}

/// The code of a transparent error, which needs no allocator either.
#[must_use]
pub fn code(error: &dyn WireError) -> Code {
    error.grpc_code()
}

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
            "bus  7 is busy with ann Busy: Busy { bus: 7, who: \"ann\", until: None } busNumber=7 who=ann Some(1.5s) 2",
        );
        assert_eq!(bus_error_status(7), 503);
        assert_eq!(code(&busy), Code::Unavailable);
        assert_eq!(BusError::Broken.to_string(), "internal error");
    }
}

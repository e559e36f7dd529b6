//! Whole types with a fault: structs and unions, and enums of which no variant may be another.

use super::Fault;

#[rustfmt::skip]
pub(super) const FAULTS: &[Fault] = &[
    Fault("a union", "union F { id: u8 }", "", 1),
    Fault("a packed struct", "#[wire(http = 404)] #[repr(packed)] struct F { id: u8 }", "", 1),
    Fault("a struct that is the same", "#[wire(same_as = Order)] struct F;", "", 1),
    Fault("a struct without a status", "struct F;", "", 1),
    Fault("a key of a field on a struct", "#[wire(http = 404, public)] struct F;", "", 1),
    Fault("a transparent variant of an opaque enum", "#[wire(opaque)] enum F { #[wire(transparent)] G(::wire_error::jsonrpc::ProtocolError) }", "", 2),
    Fault("a transparent type within itself", "enum F { #[wire(transparent)] G(::std::boxed::Box<F>) }", "", 1),
    Fault("a client of a generic type", "#[wire(client = Client, http = 404)] struct F<T>(T);", "", 1),
    Fault("a client with the type's name", "#[wire(client = F, http = 404)] struct F;", "", 1),
    Fault("a derived code outside of the range", "#[wire(code_range(7..=9), grpc = NotFound)] struct F;", "", 1),
    Fault("a reason without a domain", "#[wire(http = 404, reason = \"FAULT\")] struct F;", "", 1),
    Fault("a default reason without a domain", "#[wire(reason, http = 404)] enum F { Order, Größe, #[wire(reason = false)] G }", "", 2),
    Fault("a domain that is a URL", "#[wire(http = 404, domain = \"https://a.example\")] struct F;", "", 1),
    Fault("an empty domain", "#[wire(http = 404, domain = \"\")] struct F;", "", 1),
    Fault("a domain of 254 characters", "#[wire(http = 404, domain = \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaa\")] struct F;", "", 1),
    Fault("delays of all that are not retried", "#[wire(http = 404, retryable = false, retry_after = \"1s\")] enum F { Order }", "", 2),
    Fault("fields under an opaque enum", "#[wire(opaque)] enum F { Order { #[wire(public)] id: u8 } }", "", 1),
    Fault("a title under a base without a reason", "#[wire(http = 404, type_base = \"urn:x:\", title = \"x\")] struct F;", "", 1),
    Fault("several faults at once", "#[wire(http = 1, mesage = \"x\")] enum F { #[wire(grpc = Ok)] A { #[wire(publik)] id: u8 }, #[wire(code = -32500)] B }", "", 5),
];

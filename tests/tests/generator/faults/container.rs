//! The enum or struct itself.

use super::Fault;

#[rustfmt::skip]
pub(super) const FAULTS: &[Fault] = &[
    Fault("an unknown shape of the data", "#[wire(data = all)]", "", 1),
    Fault("an unknown body", "#[wire(body = xml)]", "", 1),
    Fault("an unknown framework", "#[wire(into(rocket))]", "", 1),
    Fault("a framework twice", "#[wire(into(http, http))]", "", 2),
    Fault("no framework", "#[wire(into())]", "", 1),
    Fault("no media type", "#[wire(content_type = \"json\")]", "", 1),
    Fault("a client of no name", "#[wire(client = \"Client\")]", "", 1),
    Fault("a variant that the client has already", "#[wire(client = Client)]", "#[wire(http = 404)] Unknown,", 2),
    Fault("a base that ends in nothing", "#[wire(type_base = \"https://a.example\")]", "", 1),
    Fault("thiserror's attribute", "", "#[wire(http = 404)] #[error(\"x\")] F,", 1),
    Fault("an unknown form of the metadata", "#[wire(metadata = kebab)]", "", 1),
    Fault("a default that is removed where it is set", "#[wire(reason = false)]", "", 1),
];

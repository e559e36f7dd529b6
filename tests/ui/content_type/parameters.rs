//! The parameters of a media type are names and values, and a layout's own type keeps the same rule.

use wire_error::{HttpBody, Layout, Object, View, WireError};

#[derive(Debug, WireError)]
#[wire(http = 404, content_type = "application/json; charset")]
struct NoValue;

#[derive(Debug, WireError)]
#[wire(http = 404, content_type = "application/*")]
struct Wildcard;

struct Plain;

impl Layout for Plain {
    const CONTENT_TYPE: &'static str = "json";

    fn write(_: &View<'_>, _: &mut Object<'_>) {}
}

const PLAIN: HttpBody = HttpBody::of::<Plain>();

fn main() {}

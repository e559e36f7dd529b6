//! The public message inside a JSON string.

use crate::Disclosed;
use crate::json::Json;

/// Writes the message, at most as much as is to be sent. A piece whose `Display` fails is left
/// out.
pub(crate) fn write(error: Disclosed<'_>, json: &mut Json<'_>) {
    let mut left = json.cut.message;
    error.visit_message(&mut |piece| {
        let _ = json.text(piece, &mut left);
    });
}

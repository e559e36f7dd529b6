//! The lock file of an enum: its contract, one error a line.

use std::io::{self, Write};

use super::Exhibit;
use super::paint::Paint;

/// Of several enums each file has its name above it, as `head` has it; one alone is the file itself.
pub(super) fn write(exhibits: &[Exhibit], paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    for (at, exhibit) in exhibits.iter().enumerate() {
        if exhibits.len() > 1 {
            let gap = if at > 0 { "\n" } else { "" };
            let name = format_args!("==> examples/errors/{}.contract.jsonl <==", exhibit.file());
            writeln!(out, "{gap}{}", paint.title(name))?;
        }
        write!(out, "{}", exhibit.contract())?;
    }
    Ok(())
}

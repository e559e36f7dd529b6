//! The gallery: the table of each domain enum, and one value of each on every wire.

mod contract;
mod exhibit;
mod json;
mod paint;
mod status;
mod table;
mod wires;

use std::io::{self, Write};

use clap::{Parser, ValueEnum};

pub use exhibit::Exhibit;
use paint::Paint;

/// Shows what leaves a process: the table of each domain enum, and one value on every wire.
#[derive(Debug, Parser)]
#[command(name = "gallery", version)]
pub struct Args {
    /// Shows this enum alone.
    #[arg(long = "enum", value_enum, value_name = "ENUM")]
    pub exhibit: Option<Exhibit>,
    /// Shows the lock file of each enum: its contract, one error a line.
    #[arg(long, conflicts_with = "format")]
    pub contract: bool,
    /// For people or for machines.
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// When to use colours; `auto` is on a terminal, unless `NO_COLOR` is set.
    #[arg(long, value_enum, default_value_t)]
    pub color: Color,
}

/// How the gallery is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Tables and indented bodies.
    #[default]
    Text,
    /// One JSON document.
    Json,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Writes the gallery. `color_by_default` is what `--color auto` comes to.
///
/// # Errors
///
/// Where `out` fails.
///
/// # Examples
///
/// ```
/// use clap::Parser;
/// use wire_error_examples::gallery::{self, Args};
///
/// let args = Args::try_parse_from(["gallery", "--enum", "klp"])?;
/// let mut page = Vec::new();
/// gallery::write(&args, false, &mut page)?;
/// assert!(String::from_utf8(page)?.starts_with("ErrorKind\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(args: &Args, color_by_default: bool, out: &mut dyn Write) -> io::Result<()> {
    let exhibits = args.exhibit.as_ref().map_or(Exhibit::value_variants(), std::slice::from_ref);
    let paint = Paint::new(match args.color {
        Color::Auto => color_by_default,
        Color::Always => true,
        Color::Never => false,
    });
    match args.format {
        _ if args.contract => contract::write(exhibits, paint, out),
        Format::Json => json::write(exhibits, out),
        Format::Text => {
            for (at, &exhibit) in exhibits.iter().enumerate() {
                if at > 0 {
                    writeln!(out, "\n")?;
                }
                table::write(exhibit, paint, out)?;
                writeln!(out)?;
                wires::write(exhibit, paint, out)?;
            }
            Ok(())
        }
    }
}

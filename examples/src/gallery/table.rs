//! The table of an enum, at most 120 columns wide: two lines for each variant.

use std::io::{self, Write};

use super::Exhibit;
use super::paint::Paint;

/// One cell of each column.
struct Row {
    variant: &'static str,
    code: String,
    http: String,
    grpc: &'static str,
    reason: &'static str,
    message: &'static str,
    withheld: String,
}

/// Where no field is withheld.
const NOTHING: &str = "nothing";

pub(super) fn write(exhibit: Exhibit, paint: Paint, out: &mut dyn Write) -> io::Result<()> {
    let rows = rows(exhibit);
    let layout = Layout::of(&rows);
    writeln!(out, "{}", paint.title(exhibit.table().name))?;
    writeln!(out, "{}", paint.faint("=".repeat(layout.width(&rows))))?;
    writeln!(out, "{}", exhibit.about())?;
    if let Some(domain) = exhibit.table().errors.iter().find_map(wire_error::ErrorSpec::domain) {
        writeln!(out, "Domain: {domain}")?;
    }
    writeln!(out)?;
    let head = head();
    writeln!(out, "{}", paint.faint(layout.first(&head)))?;
    writeln!(out, "{}", paint.faint(layout.second(&head)))?;
    writeln!(out, "{}", paint.faint("-".repeat(layout.width(&rows))))?;
    for row in &rows {
        let line = layout.first(row);
        let (variant, rest) = line.split_at(row.variant.len());
        writeln!(out, "{}{rest}", paint.name(variant))?;
        let line = layout.second(row);
        let (message, withheld) = line.split_at(line.len() - row.withheld.len());
        if withheld == NOTHING {
            writeln!(out, "{message}{}", paint.faint(withheld))?;
        } else {
            writeln!(out, "{message}{}", paint.withheld(withheld))?;
        }
    }
    Ok(())
}

fn head() -> Row {
    Row {
        variant: "Variant",
        code: "Code".to_owned(),
        http: "HTTP".to_owned(),
        grpc: "gRPC",
        reason: "Reason",
        message: "Public message",
        withheld: "Withheld".to_owned(),
    }
}

fn rows(exhibit: Exhibit) -> Vec<Row> {
    let row = |spec: &wire_error::ErrorSpec| Row {
        variant: spec.name(),
        code: spec.code().to_string(),
        http: spec.http_status().to_string(),
        grpc: spec.grpc_code().as_str(),
        reason: spec.reason().unwrap_or("-"),
        message: spec.message(),
        withheld: match exhibit.withheld(spec.name()) {
            [] => NOTHING.to_owned(),
            fields => fields.join(", "),
        },
    };
    exhibit.table().errors.iter().map(row).collect()
}

/// How wide the columns are.
struct Layout {
    variant: usize,
    grpc: usize,
    /// Where the reason and what is withheld start.
    right: usize,
}

impl Layout {
    fn of(rows: &[Row]) -> Self {
        let widest = |cell: fn(&Row) -> usize| rows.iter().map(cell).max().unwrap_or(0);
        let (variant, grpc) = (widest(|row| row.variant.len()), widest(|row| row.grpc.len()));
        let left = variant + grpc + "  -32000   404  ".len();
        let message = widest(|row| row.message.chars().count()) + 2;
        Self { variant, grpc, right: left.max(message) + 2 }
    }

    /// The variant, its numbers and its reason.
    fn first(&self, row: &Row) -> String {
        let Row { variant, code, http, grpc, reason, .. } = row;
        let left =
            format!("{variant:<0$}  {code:>6}  {http:>4}  {grpc:<1$}", self.variant, self.grpc);
        format!("{left:<0$}{reason}", self.right)
    }

    /// What the variant says, and what it does not.
    fn second(&self, row: &Row) -> String {
        let message = format!("  {}", row.message);
        format!("{message:<0$}{withheld}", self.right, withheld = row.withheld)
    }

    fn width(&self, rows: &[Row]) -> usize {
        let right = rows.iter().map(|row| row.reason.len().max(row.withheld.len())).max();
        self.right + right.unwrap_or(0)
    }
}

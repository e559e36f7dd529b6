//! `1.5s`, `200ms`, `5m`, `1h`.

use std::time::Duration;

/// The delay that the text says, if it says one.
pub(crate) fn parse(text: &str) -> Option<Duration> {
    let at = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, unit) = text.split_at(at);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    if fraction.len() > 9 {
        return None;
    }
    let nanos_of_unit: u128 = match unit.trim_start() {
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60 * 1_000_000_000,
        "h" => 3600 * 1_000_000_000,
        _ => return None,
    };
    let whole = u128::from(whole.parse::<u32>().ok()?) * nanos_of_unit;
    let fraction = fraction.parse::<u128>().ok()? * nanos_of_unit
        / 10_u128.pow(fraction.len().try_into().ok()?);
    let nanos = whole + fraction;
    let seconds = u64::try_from(nanos / 1_000_000_000).ok()?;
    Some(Duration::new(seconds, (nanos % 1_000_000_000).try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_is_a_number_and_a_unit() {
        for (text, nanos) in [
            ("0s", 0),
            ("1s", 1_000_000_000),
            ("1.5s", 1_500_000_000),
            ("200ms", 200_000_000),
            ("0.000000001s", 1),
            ("2m", 120_000_000_000),
            ("1.5h", 5_400_000_000_000),
        ] {
            assert_eq!(parse(text), Some(Duration::from_nanos(nanos)), "{text}");
        }
        for text in [
            "",
            "1",
            "s",
            "1.s",
            ".5s",
            "-1s",
            "1 day",
            "1.5.5s",
            "1e3s",
            "99999999999s",
            "0.0000000010s",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

//! Numbers in decimal.

use alloc::vec::Vec;

use crate::error::text::Text;

/// The digits of a number of three at most.
#[inline]
pub(crate) fn three(number: u16) -> [u8; 3] {
    let digit = |number: u16| b'0' + (number % 10) as u8;
    [digit(number / 100), digit(number / 10), digit(number)]
}

/// Appends the text of a number or a boolean, and nothing of what is neither.
#[inline(never)]
pub(crate) fn push_text(buf: &mut Vec<u8>, text: &Text<'_>) {
    match *text {
        Text::Int(number) => push_signed(buf, number),
        Text::Uint(number) => push(buf, number),
        Text::Bool(value) => buf.extend_from_slice(if value { b"true" } else { b"false" }),
        Text::Str(_) | Text::Display(_) | Text::Message(_) => {} // what is still a `Display` failed
    }
}

/// Appends a number in decimal, be it negative.
pub(crate) fn push_signed(buf: &mut Vec<u8>, number: i64) {
    if number < 0 {
        buf.push(b'-');
    }
    push(buf, number.unsigned_abs());
}

/// Appends a number in decimal: all eight digits are made, and zeros in front left out.
#[inline(never)]
pub(crate) fn push(buf: &mut Vec<u8>, number: u64) {
    if number >= EIGHT_DIGITS {
        return push_long(buf, number);
    }
    let digits = eight(number);
    let zeros = (digits | (1 << 56)).trailing_zeros() / 8;
    let end = buf.len() + 8 - zeros as usize;
    buf.extend_from_slice(&((ZEROS + digits) >> (zeros * 8)).to_le_bytes());
    buf.truncate(end);
}

#[inline(never)]
fn push_long(buf: &mut Vec<u8>, number: u64) {
    push(buf, number / EIGHT_DIGITS);
    buf.extend_from_slice(&(ZEROS + eight(number % EIGHT_DIGITS)).to_le_bytes());
}

const EIGHT_DIGITS: u64 = 100_000_000;

/// The character `0` in each byte.
const ZEROS: u64 = u64::from_ne_bytes([b'0'; 8]);

/// The eight digits of a number that has no more, a byte each, the first one lowest: halves of four
/// digits each, of these the pairs, of these the digits, all at once.
#[inline]
fn eight(number: u64) -> u64 {
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    // A hundredth and a tenth, as products that are exact for so few digits.
    let hundreds = ((fours * 10_486) >> 20) & 0x007F_0000_007F;
    let pairs = hundreds | ((fours - hundreds * 100) << 16);
    let tens = ((pairs * 103) >> 10) & 0x000F_000F_000F_000F;
    tens | ((pairs - tens * 10) << 8)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec;

    use super::*;

    #[test]
    fn three_digits_are_those_of_the_number() {
        for number in 0..1000 {
            assert_eq!(three(number)[..], *alloc::format!("{number:03}").as_bytes());
        }
    }

    #[test]
    fn a_number_is_written_as_display_writes_it() {
        let powers = (0..64).map(|bit| 1 << bit);
        let tens = (0..20).map(|exponent| 10_u64.pow(exponent));
        for number in (0..10_000).chain(powers).chain(tens).chain([u64::MAX]) {
            for number in [number.wrapping_sub(1), number, number.wrapping_add(1)] {
                let mut buf = vec![];
                push(&mut buf, number);
                assert_eq!(buf, number.to_string().as_bytes());
            }
        }
    }
}

//! Numbers in decimal.

use crate::start::Start;

/// A number under 10,000,000 in decimal.
#[inline(never)]
pub(crate) const fn decimal(number: i32) -> Option<Start> {
    let abs = number.unsigned_abs();
    if abs >= 10_000_000 {
        return None;
    }
    let digits = eight_digits(abs);
    // Of zero, too, one digit stands.
    let zeros = (digits | 1 << 56).trailing_zeros() / 8;
    let mut text = (digits | u64::from_ne_bytes([b'0'; 8])) >> (zeros * 8);
    let mut len = 8 - (zeros & 7) as u8;
    if number < 0 {
        text = text << 8 | b'-' as u64;
        len += 1;
    }
    Some(Start { bytes: text.to_le_bytes(), len })
}

/// The eight decimal digits of a number under 100,000,000, the first in the lowest byte.
const fn eight_digits(number: u32) -> u64 {
    let number = number as u64;
    // Each step splits all parts at once: into two of four digits, four of two, eight of one.
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 10_486) >> 20) & 0x0000_007F_0000_007F; // divided by 100
    let twos = hundreds | ((fours - hundreds * 100) << 16);
    let tens = ((twos * 103) >> 10) & 0x000F_000F_000F_000F; // divided by 10
    tens | ((twos - tens * 10) << 8)
}

#[cfg(all(test, feature = "alloc"))]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn a_number_is_written_as_display_writes_it() {
        let numbers = (0..100_000).chain((0..24).map(|bit| 1 << bit)).chain(9_990_000..10_000_000);
        for number in numbers.flat_map(|number| [number, -number]) {
            let Start { bytes, len } = decimal(number).unwrap();
            assert_eq!(&bytes[..len.into()], number.to_string().as_bytes());
        }
        for number in [10_000_000, -10_000_000, i32::MAX, i32::MIN] {
            assert!(decimal(number).is_none());
        }
    }
}

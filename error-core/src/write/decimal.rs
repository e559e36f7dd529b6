//! Numbers in decimal.

use alloc::vec::Vec;

/// The digits of 0 to 99, two each.
static PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut number = 0_u8;
    while number < 100 {
        pairs[number as usize] = [b'0' + number / 10, b'0' + number % 10];
        number += 1;
    }
    pairs
};

/// Appends a number in decimal.
#[inline]
pub(crate) fn push(buf: &mut Vec<u8>, number: u64) {
    if number < 1_000_000 {
        push_six(buf, number as u32);
    } else {
        push_long(buf, number);
    }
}

/// The same of a number of six digits at most: all six are made, and those in front left out.
#[inline(never)]
fn push_six(buf: &mut Vec<u8>, number: u32) {
    let [a, b] = PAIRS[(number / 10_000) as usize];
    let [c, d] = PAIRS[(number / 100 % 100) as usize];
    let [e, f] = PAIRS[(number % 100) as usize];
    let digits = u64::from_le_bytes([a, b, c, d, e, f, 0, 0]);
    let zeros = ((digits ^ 0x3030_3030_3030) | 1 << 40).trailing_zeros() / 8;
    let end = buf.len() + 6 - zeros as usize;
    buf.extend_from_slice(&(digits >> (zeros * 8)).to_le_bytes());
    buf.truncate(end);
}

#[inline(never)]
fn push_long(buf: &mut Vec<u8>, number: u64) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = number;
    while rest >= 10 {
        at -= 2;
        digits[at..at + 2].copy_from_slice(&PAIRS[(rest % 100) as usize]);
        rest /= 100;
    }
    if rest > 0 || number == 0 {
        at -= 1;
        digits[at] = b'0' + rest as u8;
    }
    buf.extend_from_slice(&digits[at..]);
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec;

    use super::*;

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

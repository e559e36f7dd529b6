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
#[inline(never)]
pub(crate) fn push(buf: &mut Vec<u8>, number: u64) {
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

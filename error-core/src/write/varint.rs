//! The integers of protobuf: seven bits a byte, the lowest first.

/// How many bytes the longest has.
const MAX: usize = 10;

/// How the value of a field is written: an integer.
pub(crate) const VARINT: u8 = 0;

/// Bytes, with their length before them.
pub(crate) const LENGTH_DELIMITED: u8 = 2;

/// The bytes of a number, and how many they are.
pub(crate) fn bytes(mut number: u64) -> ([u8; MAX], usize) {
    let (mut bytes, mut len) = ([0; MAX], 0);
    loop {
        let [low, ..] = number.to_le_bytes();
        number >>= 7;
        let has_more = number > 0;
        bytes[len] = if has_more { low | 0x80 } else { low };
        len += 1;
        if !has_more {
            return (bytes, len);
        }
    }
}

/// The number at the start of `bytes`, which then start behind it. `None` where it does not end, or
/// is longer than 64 bits.
pub(crate) fn read(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        let bits = u64::from(byte & 0x7F);
        if bits << shift >> shift != bits {
            return None;
        }
        number |= bits << shift;
        if *byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{bytes, read};

    #[test]
    fn a_number_is_read_as_it_was_written() {
        for number in [0, 1, 0x7F, 0x80, 300, 1 << 35, u64::MAX >> 1, u64::MAX] {
            let (bytes, len) = bytes(number);
            let mut rest = &[&bytes[..len], b"rest"].concat()[..];
            assert_eq!((read(&mut rest), rest), (Some(number), &b"rest"[..]));
        }
        assert_eq!(bytes(300), ([0xAC, 2, 0, 0, 0, 0, 0, 0, 0, 0], 2));
    }

    #[test]
    fn a_number_without_an_end_or_too_long_is_none() {
        let tenth = |byte: u8| [&[0xFF; 9][..], &[byte]].concat();
        assert_eq!(read(&mut &tenth(1)[..]), Some(u64::MAX));
        for bytes in [&b""[..], b"\x80", &tenth(2), &tenth(0x81), &[0x80; 11]] {
            assert_eq!(read(&mut &*bytes), None, "{bytes:?}");
        }
    }
}

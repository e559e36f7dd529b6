//! Frames: a length in four bytes, big-endian, and that many bytes of JSON.

use std::io;

use bytes::{Buf, BufMut, Bytes, BytesMut};
use tokio_util::codec::{Decoder, Encoder};

/// The longest body of a frame, in bytes.
pub const MAX_FRAME: usize = 1 << 20;

/// The bytes of the length.
const HEADER: usize = 4;

/// What a peer sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// The body of a whole frame.
    Body(Bytes),
    /// The length of a frame over [`MAX_FRAME`]. Its body is skipped.
    TooLong {
        /// What the frame says its length is.
        len: usize,
    },
    /// The stream ended inside a frame.
    Truncated,
}

/// Reads and writes frames.
///
/// A frame that is too long does not end the stream, as it does with tokio's own
/// `LengthDelimitedCodec`: its body is dropped as it comes, and the next frame is read. A length
/// reserves no memory; only bytes that came are held.
#[derive(Debug, Default)]
pub struct FrameCodec {
    /// How much of a body that is too long is still to come.
    skip: usize,
}

impl Decoder for FrameCodec {
    type Item = Frame;
    type Error = io::Error;

    fn decode(&mut self, src: &mut BytesMut) -> io::Result<Option<Frame>> {
        let skipped = self.skip.min(src.len());
        src.advance(skipped);
        self.skip -= skipped;

        let Some(header) = src.first_chunk::<HEADER>() else { return Ok(None) };
        let len = u32::from_be_bytes(*header) as usize;
        if len > MAX_FRAME {
            src.advance(HEADER);
            self.skip = len;
            return Ok(Some(Frame::TooLong { len }));
        }
        if src.len() - HEADER < len {
            return Ok(None);
        }
        src.advance(HEADER);
        Ok(Some(Frame::Body(src.split_to(len).freeze())))
    }

    fn decode_eof(&mut self, src: &mut BytesMut) -> io::Result<Option<Frame>> {
        let frame = self.decode(src)?;
        if frame.is_none() && !src.is_empty() {
            src.clear();
            return Ok(Some(Frame::Truncated));
        }
        Ok(frame)
    }
}

impl Encoder<Vec<u8>> for FrameCodec {
    type Error = io::Error;

    fn encode(&mut self, body: Vec<u8>, dst: &mut BytesMut) -> io::Result<()> {
        let len = u32::try_from(body.len()).ok().filter(|_| body.len() <= MAX_FRAME);
        let len = len.ok_or_else(|| io::Error::other("a frame is at most 1 MiB"))?;
        dst.reserve(HEADER + body.len());
        dst.put_u32(len);
        dst.put_slice(&body);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is decoded when the bytes come in pieces of this size and then end.
    fn decode(bytes: &[u8], piece: usize) -> Vec<Frame> {
        let (mut codec, mut src, mut frames) = (FrameCodec::default(), BytesMut::new(), Vec::new());
        for piece in bytes.chunks(piece) {
            src.extend_from_slice(piece);
            while let Some(frame) = codec.decode(&mut src).unwrap() {
                frames.push(frame);
            }
        }
        while let Some(frame) = codec.decode_eof(&mut src).unwrap() {
            frames.push(frame);
        }
        frames
    }

    fn body(text: &'static str) -> Frame {
        Frame::Body(Bytes::from_static(text.as_bytes()))
    }

    #[test]
    fn frames_are_the_same_however_the_bytes_come() {
        let long = MAX_FRAME + 1;
        let mut bytes = b"\0\0\0\x02{}\0\0\0\0".to_vec();
        bytes.extend(u32::try_from(long).unwrap().to_be_bytes());
        bytes.resize(bytes.len() + long, b'x');
        bytes.extend(b"\0\0\0\x03[1]\0\0\0\x05nul");
        let expected =
            [body("{}"), body(""), Frame::TooLong { len: long }, body("[1]"), Frame::Truncated];
        for piece in [1, 3, 7, 4096, bytes.len()] {
            assert_eq!(decode(&bytes, piece), expected);
        }
    }

    #[test]
    fn a_length_is_not_trusted() {
        let mut src = BytesMut::from(&b"\xff\xff\xff\xff"[..]);
        let mut codec = FrameCodec::default();
        let frame = codec.decode(&mut src).unwrap();
        assert_eq!(frame, Some(Frame::TooLong { len: 0xffff_ffff }));
        assert_eq!(codec.decode(&mut src).unwrap(), None);

        let mut src = BytesMut::from(&b"\0\x10\0\0{"[..]);
        assert_eq!(FrameCodec::default().decode(&mut src).unwrap(), None);
        assert!(src.capacity() < 64, "the length alone took memory");
    }

    #[test]
    fn a_stream_that_ends_in_a_length_or_a_body_is_truncated() {
        for bytes in [&b"\0"[..], b"\0\0\0", b"\0\0\0\x01", b"\0\0\0\x02{"] {
            assert_eq!(decode(bytes, 1), [Frame::Truncated]);
        }
        assert_eq!(decode(b"", 1), []);
        assert_eq!(decode(b"\0\x10\0\x01{", 1), [Frame::TooLong { len: MAX_FRAME + 1 }]);
    }

    #[test]
    fn a_body_is_written_as_it_is_read() {
        let mut dst = BytesMut::new();
        FrameCodec::default().encode(vec![b'x'; MAX_FRAME], &mut dst).unwrap();
        assert_eq!(decode(&dst, 4096), [Frame::Body(vec![b'x'; MAX_FRAME].into())]);
        FrameCodec::default().encode(vec![b'x'; MAX_FRAME + 1], &mut dst).unwrap_err();
    }
}

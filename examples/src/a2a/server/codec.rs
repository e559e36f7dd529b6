//! What tonic reads requests and writes replies with.

use std::marker::PhantomData;

use prost::{Message, Name};
use prost_reflect::{Kind, MessageDescriptor};
use tonic::Status;
use tonic::codec::{Codec as TonicCodec, DecodeBuf, Decoder};
use tonic_prost::{ProstCodec, ProstDecoder, ProstEncoder};

use super::protojson::descriptor;
use crate::serve::MAX_VALUES;

/// Prost's codec, but for the one message of many parts that clients send: it is counted before
/// anything is built of it. An empty part has two bytes on the wire, and a hundred in memory.
pub(super) struct Codec<T, U>(PhantomData<fn() -> (T, U)>);

impl<T, U> Default for Codec<T, U> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<T, U> TonicCodec for Codec<T, U>
where
    T: Message + 'static,
    U: Message + Name + Default + 'static,
{
    type Encode = T;
    type Decode = U;
    type Encoder = ProstEncoder<T>;
    type Decoder = Counting<U>;

    fn encoder(&mut self) -> Self::Encoder {
        ProstCodec::<T, U>::default().encoder()
    }

    fn decoder(&mut self) -> Self::Decoder {
        Counting(ProstCodec::<T, U>::default().decoder())
    }
}

/// Reads a message that has no more values than it may.
pub(super) struct Counting<U>(ProstDecoder<U>);

impl<U: Message + Name + Default> Decoder for Counting<U> {
    type Item = U;
    type Error = Status;

    fn decode(&mut self, buffer: &mut DecodeBuf<'_>) -> Result<Option<U>, Status> {
        if U::NAME == "SendMessageRequest" {
            let mut left = MAX_VALUES;
            count(bytes::Buf::chunk(buffer), &descriptor::<U>(), &mut left)
                .ok_or_else(|| Status::invalid_argument(TOO_MANY))?;
        }
        self.0.decode(buffer)
    }
}

const TOO_MANY: &str = "has too many values";

/// Takes the fields of a message, and of those in it, off what is left. `None`: there are more.
///
/// Bytes that are no message end the count: decoding them fails.
fn count(mut bytes: &[u8], message: &MessageDescriptor, left: &mut usize) -> Option<()> {
    while let Some((number, value)) = field(&mut bytes) {
        *left = left.checked_sub(1)?;
        if let Some(Kind::Message(inner)) = message.get_field(number).map(|field| field.kind()) {
            count(value.unwrap_or_default(), &inner, left)?;
        }
    }
    Some(())
}

/// The number of the next field, and its bytes where it has a length.
fn field<'a>(bytes: &mut &'a [u8]) -> Option<(u32, Option<&'a [u8]>)> {
    let key = varint(bytes)?;
    let number = u32::try_from(key >> 3).ok()?;
    let mut skip = |len: usize| {
        let (value, rest) = bytes.split_at_checked(len)?;
        *bytes = rest;
        Some(value)
    };
    let value = match key & 7 {
        0 => {
            varint(bytes)?;
            None
        }
        1 => skip(8).map(|_| None)?,
        2 => {
            let len = usize::try_from(varint(bytes)?).ok()?;
            let (value, rest) = bytes.split_at_checked(len)?;
            *bytes = rest;
            Some(value)
        }
        5 => skip(4).map(|_| None)?,
        _ => return None,
    };
    Some((number, value))
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    prost::encoding::decode_varint(bytes).ok()
}

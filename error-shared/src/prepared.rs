//! Bodies that are prepared, where all that their fixed text is made of is known beforehand.

/// No prose is longer, in bytes before they are escaped, and no value that a program reads.
pub const MAX_TEXT: usize = 64 << 10;

/// What is prepared of each JSON layout: the whole body of an error that has no detail but its
/// `ErrorInfo`, as pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prepared<'a> {
    /// The pieces of each body, one body after the other. See [`Pieces`].
    pub pieces: &'a [u8],
    /// Where each body ends. One that is not prepared is empty.
    pub ends: [u16; PreparedBody::ALL.len()],
    /// The shape of JSON-RPC's `data` that it is prepared for.
    pub data: DataShape,
}

/// A body that may be prepared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PreparedBody {
    /// A response, from the end of its id on.
    JsonRpc,
    /// A body.
    Aip193,
    /// A body with `about:blank` as its type.
    Problem,
}

/// The shape of JSON-RPC `error.data`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DataShape {
    /// The `google.rpc.ErrorInfo` object.
    Info,
    /// The array of all details.
    #[default]
    Details,
    /// No `data`.
    None,
}

impl<'a> Prepared<'a> {
    /// Nothing is prepared.
    pub const NONE: Self =
        Self { pieces: &[], ends: [0; PreparedBody::ALL.len()], data: DataShape::Details };

    /// The pieces of a body: none where it is not prepared.
    #[must_use]
    #[inline]
    pub fn body(&self, body: PreparedBody) -> Pieces<'a> {
        let at = body as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        Pieces(self.pieces.get(start.into()..self.ends[at].into()).unwrap_or_default())
    }
}

impl PreparedBody {
    /// Every body, in the order in which they stand.
    pub const ALL: [Self; 3] = [Self::JsonRpc, Self::Aip193, Self::Problem];
}

/// The pieces of a body, from left to right: a fixed text, and the number of the public field
/// whose text stands behind it, or [`NO_FIELD`](Self::NO_FIELD).
///
/// Each is its length in two bytes, the lower first, the number, and the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pieces<'a>(&'a [u8]);

impl Pieces<'_> {
    /// Nothing is prepared.
    pub const NONE: Self = Self(&[]);

    /// The length of the longest text, in bytes, that may stand between them.
    pub const MAX_TEXT: usize = 4 << 10;

    /// No body that is prepared has more places of fields: with each text as long as it may be, it is
    /// no longer than a body may be.
    pub const MAX_PLACES: usize = 20;

    /// The number of no field.
    pub const NO_FIELD: u8 = u8::MAX;

    /// Whether nothing is prepared.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (&'a [u8], u8);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let (&[low, high, number], behind) = self.0.split_first_chunk()?;
        let (text, behind) = behind.split_at_checked(u16::from_le_bytes([low, high]).into())?;
        self.0 = behind;
        Some((text, number))
    }
}

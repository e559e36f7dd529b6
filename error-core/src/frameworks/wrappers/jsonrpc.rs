//! What the wrapper of JSON-RPC sends.

use crate::Disclose;
use crate::frameworks::reply::{Reply, ToReply};
use crate::jsonrpc::{Id, Response};

impl<E: Disclose> ToReply for Response<E> {
    fn status(&self) -> u16 {
        self.extra.status.unwrap_or(200)
    }

    fn to_reply(&self) -> Reply {
        Reply::jsonrpc(&self.error, Id::from(&self.id), &self.extra)
    }
}

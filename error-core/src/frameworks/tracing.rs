//! `tracing`: the events of each error that a framework conversion sends.
//!
//! Every conversion into a framework's response emits two events before the error is gone, of the
//! level that `log` says: `ERROR` where the error's HTTP status is a 5xx but 501, else `DEBUG`.
//!
//! The first has the target `wire_error`. Its message is the reason, or the variant's name, so that
//! backends which group by message group by kind. Its fields hold nothing that is private:
//!
//! | field | what |
//! |---|---|
//! | `error.type` | the reason, or the variant's name |
//! | `http.response.status_code` | the status that is sent; where that is no error (JSON-RPC, gRPC), the error's own |
//! | `rpc.system.name` | `jsonrpc` or `grpc`; not over plain HTTP |
//! | `rpc.response.status_code` | the JSON-RPC code, or the name of the gRPC code: a string |
//! | `wire_error.domain` | who owns the reason |
//! | `wire_error.request_id` | the request's id, where it is known |
//! | `wire_error.left_out` | what there was no room for, such as `help,metadata` |
//! | `wire_error.missing_header` | the header that RFC 9110 demands with the status, and that is not there: a 401's challenge |
//! | `wire_error.refused_headers` | the headers that HTTP does not allow, and that are not sent |
//!
//! The second has the target `wire_error::report`. Its message is the [`Report`](crate::Report), the
//! chain of sources included: what is private. One filter directive, `wire_error::report=off`, keeps
//! it from a subscriber that sends what it gets elsewhere.
//!
//! Encoders such as [`jsonrpc::to_vec`](crate::jsonrpc::to_vec) emit nothing.
//!
//! ```
//! use tracing::Level;
//! # use std::sync::{Arc, Mutex};
//! # use tracing::{Event, Metadata, Subscriber, span};
//! # #[derive(Clone, Default)]
//! # struct Events(Arc<Mutex<Vec<(String, Level)>>>);
//! # impl Subscriber for Events {
//! #     fn enabled(&self, _: &Metadata<'_>) -> bool { true }
//! #     fn new_span(&self, _: &span::Attributes<'_>) -> span::Id { span::Id::from_u64(1) }
//! #     fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
//! #     fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
//! #     fn event(&self, event: &Event<'_>) {
//! #         let metadata = event.metadata();
//! #         self.0.lock().unwrap().push((metadata.target().into(), *metadata.level()));
//! #     }
//! #     fn enter(&self, _: &span::Id) {}
//! #     fn exit(&self, _: &span::Id) {}
//! # }
//! use wire_error::WireError;
//!
//! #[derive(Debug, WireError)]
//! #[wire(opaque)]
//! struct Broken(#[source] std::fmt::Error);
//!
//! let events = Events::default(); // any subscriber
//! tracing::subscriber::with_default(events.clone(), || {
//!     # #[cfg(feature = "http")]
//!     let _ = http::Response::<Vec<u8>>::from(wire_error::aip193::Response::from(Broken(
//!         std::fmt::Error,
//!     )));
//! });
//! # #[cfg(feature = "http")]
//! assert_eq!(
//!     *events.0.lock().unwrap(),
//!     [("wire_error".to_owned(), Level::ERROR), ("wire_error::report".to_owned(), Level::ERROR)],
//! );
//! ```

//! The counter of the errors that are sent.

use std::sync::{Arc, Mutex};

use axum::response::IntoResponse as _;
use jsonrpsee::types::ErrorObjectOwned;
use metrics::{
    Counter, CounterFn, Gauge, Histogram, Key, KeyName, Metadata, Recorder, SharedString, Unit,
};
use wire_error::jsonrpc;

use crate::shop::*;

/// The name and the labels of each count.
#[derive(Clone, Default)]
struct Counts(Arc<Mutex<Vec<String>>>);

struct Count(Counts, String);

impl CounterFn for Count {
    fn increment(&self, value: u64) {
        self.0.0.lock().unwrap().push(format!("{} {value}", self.1));
    }

    fn absolute(&self, _: u64) {}
}

impl Recorder for Counts {
    fn describe_counter(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_gauge(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn describe_histogram(&self, _: KeyName, _: Option<Unit>, _: SharedString) {}

    fn register_counter(&self, key: &Key, _: &Metadata<'_>) -> Counter {
        let labels: Vec<_> =
            key.labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
        let name = format!("{}{{{}}}", key.name(), labels.join(","));
        Counter::from_arc(Arc::new(Count(self.clone(), name)))
    }

    fn register_gauge(&self, _: &Key, _: &Metadata<'_>) -> Gauge {
        Gauge::noop()
    }

    fn register_histogram(&self, _: &Key, _: &Metadata<'_>) -> Histogram {
        Histogram::noop()
    }
}

#[test]
fn each_conversion_is_counted_by_domain_reason_and_protocol() {
    let counts = Counts::default();
    metrics::with_local_recorder(&counts, || {
        let _ = not_found().into_response();
        let _ = tonic::Status::from(not_found());
        let _ = ErrorObjectOwned::from(not_found());
        let _ = jsonrpc::Response::from(storage()).into_response();
    });
    assert_eq!(
        *counts.0.lock().unwrap(),
        [
            "wire_errors_total{domain=shop.example,reason=ORDER_NOT_FOUND,protocol=http} 1",
            "wire_errors_total{domain=shop.example,reason=ORDER_NOT_FOUND,protocol=grpc} 1",
            "wire_errors_total{domain=shop.example,reason=ORDER_NOT_FOUND,protocol=jsonrpc} 1",
            "wire_errors_total{domain=,reason=,protocol=jsonrpc} 1",
        ]
    );
}

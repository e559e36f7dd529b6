//! The frameworks: what each sends for an error, and what operators see of it.

mod actix_web;
mod axum;
mod axum_layer;
mod axum_rejected;
mod http;
mod jsonrpsee;
mod negotiate;
mod shop;
mod tonic;
mod tracing;

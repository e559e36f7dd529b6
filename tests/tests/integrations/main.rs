//! The frameworks: what each sends for an error, and what operators see of it.

mod actix_layer;
mod actix_web;
mod axum;
mod axum_layer;
mod axum_rejected;
mod bad_input;
mod find;
mod http;
mod jsonrpsee;
mod metrics;
mod negotiate;
mod readiness;
mod rmcp;
mod shop;
mod tonic;
mod tonic_layer;
mod tracing;
mod validation;

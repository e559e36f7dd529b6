//! A header, a delay, a challenge and a detail that may be absent is not the same as one that is not.

use std::time::Duration;

use wire_error::{Challenge, QuotaFailure, WireError};

#[derive(Debug, WireError)]
enum ShopError {
    #[wire(http = 429)]
    Limited {
        #[wire(header = "RateLimit")]
        limit: String,
        #[wire(retry_after)]
        delay: Duration,
        #[wire(www_authenticate)]
        challenge: Challenge,
        #[wire(rpc_detail)]
        quota: QuotaFailure,
    },
    #[wire(same_as = Limited)]
    Fine {
        #[wire(header = "RateLimit")]
        limit: std::string::String,
        #[wire(retry_after)]
        delay: std::time::Duration,
        #[wire(www_authenticate)]
        challenge: wire_error::Challenge,
        #[wire(rpc_detail)]
        quota: wire_error::QuotaFailure,
    },
    #[wire(same_as = Limited)]
    Other {
        #[wire(header = "RateLimit")]
        limit: Option<String>,
        #[wire(retry_after)]
        delay: Option<Duration>,
        #[wire(www_authenticate)]
        challenge: Vec<Challenge>,
        #[wire(rpc_detail)]
        quota: Option<QuotaFailure>,
    },
    #[wire(same_as = Limited)]
    Number {
        #[wire(header = "RateLimit")]
        limit: u8,
        #[wire(retry_after)]
        delay: Duration,
        #[wire(www_authenticate)]
        challenge: Option<Challenge>,
        #[wire(rpc_detail)]
        quota: QuotaFailure,
    },
}

fn main() {}

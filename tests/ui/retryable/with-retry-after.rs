//! A delay says that the request may be sent again.

use wire_error::WireError;

#[derive(Debug, WireError)]
#[wire(http = 503)]
enum ShopError {
    #[wire(retryable = false, retry_after = "1s")]
    Fixed,
    #[wire(retryable = false)]
    AtRunTime(#[wire(retry_after)] std::time::Duration),
    #[wire(retry_after = "1s")]
    Default,
}

#[derive(Debug, WireError)]
#[wire(http = 503, retryable = false)]
enum ByDefault {
    #[wire(retry_after = "1s")]
    Delayed,
    Other,
}

#[derive(Debug, WireError)]
#[wire(http = 503, retryable = false, retry_after = "1s")]
enum BothByDefault {
    One,
    Two,
}

fn main() {}

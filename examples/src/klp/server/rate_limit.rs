//! The rate limit of a connection.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// How many requests a connection has in a minute.
const REQUESTS: usize = 60;
const MINUTE: Duration = Duration::from_mins(1);

/// Counts the requests of the minute before each request.
#[derive(Debug, Default)]
pub(super) struct RateLimit {
    admitted: VecDeque<Instant>,
}

impl RateLimit {
    /// Whether a request may come now. One that may not is not counted.
    pub(super) fn admit(&mut self, now: Instant) -> bool {
        while self.admitted.front().is_some_and(|&then| now.duration_since(then) >= MINUTE) {
            self.admitted.pop_front();
        }
        let admitted = self.admitted.len() < REQUESTS;
        if admitted {
            self.admitted.push_back(now);
        }
        admitted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_minute_has_sixty_requests() {
        let (mut limit, start) = (RateLimit::default(), Instant::now());
        let mut at = |millis| limit.admit(start + Duration::from_millis(millis));
        assert!((0..60).all(|second| at(second * 500)));
        assert!(!at(30_000));
        assert!(!at(59_999));
        assert!(at(60_000), "the first is a minute ago");
        assert!(!at(60_499), "the second is not");
        assert!(at(60_500));
    }
}

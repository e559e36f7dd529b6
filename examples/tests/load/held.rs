//! Another process holds the database.

use std::thread;
use std::time::{Duration, Instant};

use crate::process::{PROGRAMS, Program, Server, hold, http, klp};

const TASK: &[u8] = br#"{"message":{"messageId":"m","role":"ROLE_USER","parts":[{"text":"hi"}]}}"#;
const SESSION: &[u8] = br#"{"agent_id":"a0000000-0000-4000-8000-000000000001","tools":[],"call_budget":1,"ttl_seconds":1,"rate_limit_per_minute":1}"#;

fn write(program: Program) -> Vec<u8> {
    match program {
        Program::A2a => http("POST", "/message:send", "", TASK),
        Program::Gateway => http("POST", "/sessions", "", SESSION),
        Program::Klp => klp(
            br#"{"jsonrpc":"2.0","id":"1","method":"jobs.execute","params":{"job_id":"backup"}}"#,
        ),
    }
}

/// What only reads, and what is in its answer.
fn read(program: Program) -> (Vec<u8>, &'static str) {
    match program {
        Program::A2a => (http("GET", "/tasks/t-404", "", b""), "TASK_NOT_FOUND"),
        Program::Gateway => (http("GET", "/sessions/a", "", b""), "SESSION_NOT_FOUND"),
        Program::Klp => {
            (klp(br#"{"jsonrpc":"2.0","id":"1","method":"jobs.list"}"#), r#""job_id":"backup""#)
        }
    }
}

/// UNAVAILABLE, and when to come again.
fn assert_unavailable(program: Program, answer: &str) {
    let parts: &[&str] = match program {
        Program::A2a | Program::Gateway => &[
            "HTTP/1.1 503 Service Unavailable\r\n",
            "\r\nretry-after: 1\r\n",
            r#"{"error":{"code":503,"message":"the server is busy","status":"UNAVAILABLE","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1s"}]}}"#,
        ],
        Program::Klp => &[
            r#"{"jsonrpc":"2.0","id":"1","error":{"code":-32002,"message":"Agent busy","data":{"kind":"AgentDisconnected","detail":"retry after 1s"}}}"#,
        ],
    };
    for part in parts {
        assert!(answer.contains(part), "{program:?}: {part} in {answer}");
    }
}

#[test]
fn writes_are_unavailable_in_time_and_reads_do_not_wait() {
    for program in PROGRAMS {
        let server = Server::start(program);
        let held = hold(&server.database());
        let begin = Instant::now();
        let writes: Vec<_> = (0..100).map(|_| server.send(&write(program))).collect();
        thread::sleep(Duration::from_millis(300)); // they have come, and most wait

        let (request, expected) = read(program);
        for _ in 0..5 {
            let asked = Instant::now();
            let answer = server.ask(&request);
            assert!(answer.contains(expected), "{program:?}: {answer}");
            let took = asked.elapsed();
            assert!(took < Duration::from_millis(500), "{program:?}: a read took {took:?}");
        }
        for answer in writes.into_iter().map(crate::process::Connection::answer) {
            assert_unavailable(program, &answer);
        }
        let took = begin.elapsed();
        assert!(took < Duration::from_secs(7), "{program:?}: the writes took {took:?}");

        drop(held);
        let answer = server.ask(&write(program));
        assert!(!answer.contains("error"), "{program:?}: {answer}");
    }
}

#[test]
fn a_sigterm_answers_what_runs_and_what_waits_and_ends_in_two_seconds() {
    for program in PROGRAMS {
        let server = Server::start(program);
        let _held = hold(&server.database());
        let writes: Vec<_> = (0..100).map(|_| server.send(&write(program))).collect();
        thread::sleep(Duration::from_millis(300));

        let took = server.terminate();
        assert!(took < Duration::from_secs(2), "{program:?} took {took:?}");
        for answer in writes.into_iter().map(crate::process::Connection::answer) {
            assert_unavailable(program, &answer);
        }
    }
}

//! What a long request takes of memory, and gives back.

use std::thread;
use std::time::Duration;

use crate::process::{Program, Server, http, klp};

const MIB: usize = 1 << 20;

/// As many of `item` between `head` and `tail` as make up `len` bytes.
fn filled(len: usize, head: &str, item: &str, tail: &str) -> Vec<u8> {
    let items = (len - head.len() - tail.len()) / (item.len() + 1);
    format!("{head}{}{tail}", vec![item; items].join(",")).into_bytes()
}

/// Long bodies, each with the most of what takes more memory than it takes bytes.
fn bodies(program: Program) -> (usize, Vec<Vec<u8>>) {
    match program {
        Program::A2a => {
            let len = 4 * MIB;
            let parts = r#"{"jsonrpc":"2.0","id":1,"method":"SendMessage","params":{"message":{"messageId":"m","role":"ROLE_USER","parts":["#;
            let text = "a".repeat(len - parts.len() - 20);
            let bodies = [
                filled(len, "[", "0", "]"),
                filled(len, parts, "{}", "]}}}"),
                filled(len, &format!("{parts}{{\"data\":["), "[]", "]}]}}}"),
                format!("{parts}{{\"text\":\"{text}\"}}]}}}}}}").into_bytes(),
            ];
            (len, bodies.iter().map(|body| http("POST", "/", "", body)).collect())
        }
        Program::Gateway => {
            let tools = r#"{"agent_id":"a0000000-0000-4000-8000-000000000001","tools":["#;
            let rest = r#"],"call_budget":1,"ttl_seconds":1,"rate_limit_per_minute":1}"#;
            let bodies = vec![
                http("POST", "/mcp", "", &filled(MIB, "[", "0", "]")),
                http("POST", "/mcp", "", &filled(MIB, "[", "{}", "]")),
                http("POST", "/sessions", "", &filled(MIB, tools, r#""""#, rest)),
            ];
            (MIB, bodies)
        }
        Program::Klp => {
            let handshake =
                r#"{"jsonrpc":"2.0","id":"1","method":"system.handshake","params":{"protocol":["#;
            let bodies =
                vec![klp(&filled(MIB, "[", "{}", "]")), klp(&filled(MIB, handshake, "1", "]}}"))];
            (MIB, bodies)
        }
    }
}

/// So many requests at once take at most eight times their size, and two MiB for their threads and
/// buffers; in the end the server has no more than before, but for what it got ready once.
fn assert_bounded(program: Program, request: &[u8], len: usize, at_once: usize) {
    let server = Server::start(program);
    server.ask(&request[..request.len().min(4)]); // and all that is got ready once
    let (_, before) = server.memory();
    thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| server.ask(request));
        }
    });
    let (most, _) = server.memory();
    let shown = String::from_utf8_lossy(&request[..request.len().min(300)]);
    let bound = before + at_once * 8 * len + 2 * MIB;
    assert!(most <= bound, "{program:?}: {} MiB for {shown}", (most - before) / MIB);

    thread::sleep(Duration::from_millis(500));
    let (_, after) = server.memory();
    // A database keeps up to 2 MiB of each connection's pages.
    assert!(
        after <= before + 8 * MIB,
        "{program:?}: {} MiB kept of {shown}",
        (after - before) / MIB
    );
}

#[test]
fn a_request_takes_eight_times_its_body_and_gives_it_back() {
    for program in [Program::A2a, Program::Gateway, Program::Klp] {
        let (len, requests) = bodies(program);
        for request in requests {
            assert_bounded(program, &request, len, 1);
            assert_bounded(program, &request, len, 8);
        }
    }
}

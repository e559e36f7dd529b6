//! Three processes in a row: what the client sees, and what the one in the middle logs.

use std::process::Command;

/// What the program printed, in its parts.
fn parts() -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_hops")).output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let text = String::from_utf8(output.stdout).unwrap();
    text.split("\n\n").map(str::to_owned).collect()
}

#[test]
fn a_failure_is_declared_again_at_each_hop() {
    let parts = parts();
    let [first, second, third, gateway_log, server_log] = &parts[..] else { panic!("{parts:#?}") };

    assert!(first.contains(r#""state":"TASK_STATE_COMPLETED""#), "{first}");
    assert_eq!(
        second,
        "It has no more:\n  \
         reply   {\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-31060,\
         \"message\":\"the agent takes no more messages\",\"data\":[\
         {\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\
         \"reason\":\"AGENT_EXHAUSTED\",\"domain\":\"agents.example\"},\
         {\"@type\":\"type.googleapis.com/google.rpc.RequestInfo\",\"requestId\":\"req-2\"}]}}\n  \
         client  Exhausted: the agent takes no more messages\n  \
         request req-2\n  \
         retry   false, after None"
    );
    assert_eq!(
        third,
        "The gateway is gone:\n  \
         reply   {\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-31061,\
         \"message\":\"the agent cannot be reached\",\"data\":[\
         {\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\
         \"reason\":\"AGENT_UNREACHABLE\",\"domain\":\"agents.example\"},\
         {\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"1s\"},\
         {\"@type\":\"type.googleapis.com/google.rpc.RequestInfo\",\"requestId\":\"req-3\"}]}}\n  \
         client  Unreachable: the agent cannot be reached\n  \
         request req-3\n  \
         retry   true, after Some(1s)"
    );

    // The last hop says what it withheld, and in whose name it was asked.
    assert!(gateway_log.contains("BudgetExceeded { session_id: "), "{gateway_log}");
    assert!(gateway_log.contains(r#"request_id="req-2""#), "{gateway_log}");

    // The one in the middle has the whole chain, under the same name.
    let lines: Vec<&str> = server_log.lines().skip(1).collect();
    let [exhausted, exhausted_report, unreachable, unreachable_report] = lines[..] else {
        panic!("{server_log}")
    };
    assert_eq!(
        exhausted,
        "DEBUG wire_error: AGENT_EXHAUSTED error.type=\"AGENT_EXHAUSTED\" \
         http.response.status_code=429 rpc.system.name=\"jsonrpc\" \
         rpc.response.status_code=\"-31060\" wire_error.domain=\"agents.example\" \
         wire_error.request_id=\"req-2\""
    );
    for part in [
        "DEBUG wire_error::report: Exhausted: ",
        "SESSION_BUDGET_EXCEEDED",
        "session.arbiter.example",
        "http_status: Some(429)",
        "; caused by: session budget exceeded ",
        r#"error.type="AGENT_EXHAUSTED""#,
        r#"request_id="req-2""#,
    ] {
        assert!(exhausted_report.contains(part), "{part} in {exhausted_report}");
    }
    assert_eq!(
        unreachable,
        "ERROR wire_error: AGENT_UNREACHABLE error.type=\"AGENT_UNREACHABLE\" \
         http.response.status_code=503 rpc.system.name=\"jsonrpc\" \
         rpc.response.status_code=\"-31061\" wire_error.domain=\"agents.example\" \
         wire_error.request_id=\"req-3\""
    );
    for part in [
        "ERROR wire_error::report: Unreachable: ",
        "; caused by: Connection refused",
        r#"request_id="req-3""#,
    ] {
        assert!(unreachable_report.contains(part), "{part} in {unreachable_report}");
    }
}

//! The socket file.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::sync::Barrier;
use std::thread;

use wire_error_examples::klp::{BindError, Socket};

use crate::peer::{Directory, Running};

#[tokio::test]
async fn only_its_user_can_connect() {
    let agent = Running::new();
    let mode = fs::metadata(agent.socket()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    agent.stop().await;
}

#[tokio::test]
async fn a_stale_socket_is_replaced() {
    let directory = Directory::new();
    let path = directory.join("klp.sock");
    drop(UnixListener::bind(&path).unwrap());
    assert!(path.exists());
    let socket = Socket::bind(&path).unwrap();
    tokio::net::UnixStream::connect(&path).await.unwrap();
    drop(socket);
    assert!(!path.exists());
}

#[tokio::test]
async fn a_live_socket_is_refused_and_stays() {
    let agent = Running::new();
    let error = Socket::bind(&agent.socket()).unwrap_err();
    let expected = format!("another agent is listening on {}", agent.socket().display());
    assert_eq!(error.to_string(), expected);
    agent.greet().await.assert_alive().await;
    agent.stop().await;
}

#[tokio::test]
async fn what_is_no_socket_is_left_alone() {
    let directory = Directory::new();
    let (file, link) = (directory.join("notes.txt"), directory.join("link"));
    fs::write(&file, "precious").unwrap();
    symlink(&file, &link).unwrap();
    for path in [&file, &link] {
        let error = Socket::bind(path).unwrap_err();
        assert!(matches!(&error, BindError::NotASocket(at) if at == path), "{error}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "precious");
    let missing = directory.join("missing/klp.sock");
    assert!(matches!(Socket::bind(&missing), Err(BindError::Io { path, .. }) if path == missing));
}

#[tokio::test]
async fn the_file_of_another_agent_is_not_removed() {
    let directory = Directory::new();
    let path = directory.join("klp.sock");
    let first = Socket::bind(&path).unwrap();
    fs::remove_file(&path).unwrap();
    let second = Socket::bind(&path).unwrap();
    drop(first);
    tokio::net::UnixStream::connect(&path).await.unwrap();
    drop(second);
    assert!(!path.exists());
}

#[test]
fn of_agents_that_start_at_once_one_gets_the_socket() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let directory = Directory::new();
    let path = directory.join("klp.sock");
    for _ in 0..200 {
        drop(UnixListener::bind(&path).unwrap());
        let start = Barrier::new(4);
        let bind = || {
            let _in_runtime = runtime.enter();
            start.wait();
            Socket::bind(&path)
        };
        let results: Vec<_> = thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(bind)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let lost = |result: &&Result<_, _>| matches!(result, Err(BindError::InUse(_)));
        assert_eq!(results.iter().filter(lost).count(), 3, "{results:?}");
        assert!(results.iter().any(Result::is_ok));
    }
}

//! The Unix socket that the agent listens on.

use std::fs::{self, File, Permissions};
use std::io;
use std::os::unix::fs::{FileTypeExt, MetadataExt, PermissionsExt};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use tokio::net::{UnixListener, UnixSocket};

/// How many connections may wait to be accepted.
const BACKLOG: u32 = 1024;

/// A listening socket that only this user can connect to. Its file is removed on drop.
#[derive(Debug)]
pub struct Socket {
    pub(super) listener: UnixListener,
    path: PathBuf,
    /// Tells our file from one that has taken its place.
    file: FileId,
}

/// The device and the inode of a file.
type FileId = (u64, u64);

/// Why an agent cannot listen.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BindError {
    /// Another agent listens there.
    #[error("another agent is listening on {0}")]
    InUse(PathBuf),
    /// Something else is there, which is not this program's to remove.
    #[error("{0} exists and is no socket")]
    NotASocket(PathBuf),
    /// The system refuses.
    #[error("cannot listen on {path}: {source}")]
    Io {
        /// The path of the socket.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Socket {
    /// Listens on `path`. A socket file that no process listens on any more is replaced.
    ///
    /// The file never lets another user in: a bound socket refuses every connection until it
    /// listens, and by then its mode is 0600. Of two agents that start at once, one gets the path
    /// and the other sees it in use: the directory is locked meanwhile.
    ///
    /// # Errors
    ///
    /// See [`BindError`]. What is at `path` is then left as it was.
    ///
    /// # Panics
    ///
    /// Outside a tokio runtime.
    pub fn bind(path: &Path) -> Result<Self, BindError> {
        let io = |source| BindError::Io { path: path.to_owned(), source };
        let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let lock = File::open(directory.unwrap_or(Path::new("."))).map_err(io)?;
        lock.lock().map_err(io)?;

        remove_stale(path)?;
        let socket = UnixSocket::new_stream().map_err(io)?;
        socket.bind(path).map_err(io)?;
        fs::set_permissions(path, Permissions::from_mode(0o600)).map_err(io)?;
        let listener = socket.listen(BACKLOG).map_err(io)?;
        let file = file_id(path).map_err(io)?;
        Ok(Self { listener, path: path.to_owned(), file })
    }
}

impl Drop for Socket {
    fn drop(&mut self) {
        if file_id(&self.path).is_ok_and(|file| file == self.file) {
            // Nothing depends on it: the next agent replaces a file that is left.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn file_id(path: &Path) -> io::Result<FileId> {
    fs::symlink_metadata(path).map(|file| (file.dev(), file.ino()))
}

/// Removes the socket file of an agent that is gone.
fn remove_stale(path: &Path) -> Result<(), BindError> {
    let io = |source| BindError::Io { path: path.to_owned(), source };
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(io(error)),
        Ok(file) if !file.file_type().is_socket() => {
            return Err(BindError::NotASocket(path.to_owned()));
        }
        Ok(_) => {}
    }
    match UnixStream::connect(path) {
        Err(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
            fs::remove_file(path).map_err(io)
        }
        Err(error) if error.kind() != io::ErrorKind::WouldBlock => Err(io(error)),
        Ok(_) | Err(_) => Err(BindError::InUse(path.to_owned())),
    }
}

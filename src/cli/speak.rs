//! Writing to people: data to stdout, everything else to stderr, colour only on a terminal.

use std::io::{self, ErrorKind, Write};

/// Writes to stdout. A reader who has seen enough and closed the pipe (`| head`) is no failure.
pub(super) fn say(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Writes to stderr. Nothing can be done when that fails.
pub(super) fn tell(text: &str) {
    let mut err = anstream::stderr().lock();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}

//! How far the simulation is, with the time that is left; only on a terminal.

use doorstroom::experiment::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar on stderr, which shows nothing when that is not a terminal.
pub(super) fn bar(quiet: bool, label: &'static str) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
    let bar = ProgressBar::new(0).with_message(label);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Moves the bar on.
pub(super) fn show(bar: &ProgressBar, progress: Progress) {
    bar.set_length(progress.total as u64);
    // Threads report in any order: the bar never goes back.
    bar.set_position(bar.position().max(progress.done as u64));
}

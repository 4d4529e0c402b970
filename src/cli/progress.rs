//! How far the simulation is, with the time that is left; only on a terminal.

use doorstroom::analysis::SizeProgress;
use doorstroom::experiment::Progress;
use doorstroom::model::Language;
use indicatif::{ProgressBar, ProgressStyle};

use super::words::pick;

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

/// Moves the bar on, which begins anew with each try.
pub(super) fn show_try(bar: &ProgressBar, progress: SizeProgress, language: Language) {
    let SizeProgress { number, runs } = progress;
    bar.set_length(runs.total as u64);
    bar.set_message(format!("{} {number}", pick(language, "poging", "try")));
    bar.set_position(runs.done as u64);
}

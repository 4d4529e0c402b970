//! Turns charts into PNG, several at a time.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::charts::ChartError;
use super::figures::Figure;

/// The PNG of every figure, in the order of the figures, drawn on so many threads.
pub(super) fn pngs(figures: &[Figure], threads: usize) -> Vec<Result<Vec<u8>, ChartError>> {
    let next = AtomicUsize::new(0);
    let draw = || {
        let mut drawn = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(figure) = figures.get(index) else {
                return drawn;
            };
            drawn.push((index, figure.svg.to_png()));
        }
    };
    let mut drawn: Vec<(usize, Result<Vec<u8>, ChartError>)> = thread::scope(|scope| {
        let helpers = threads.clamp(1, figures.len().max(1)) - 1;
        let helpers: Vec<_> = (0..helpers).map(|_| scope.spawn(draw)).collect();
        let own = draw();
        let others = helpers
            .into_iter()
            .flat_map(|helper| helper.join().expect("drawing does not fail"));
        others.chain(own).collect()
    });
    drawn.sort_by_key(|(index, _)| *index);
    drawn.into_iter().map(|(_, png)| png).collect()
}

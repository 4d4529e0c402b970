//! `Texture`: what fills the parts of a bar, told apart without colour.

use super::canvas::{Pen, Point};
use super::palette::{AXIS, Colour, HALF, MIDDLE, MOST, MOST_EDGE, OTHERS, TARGET, WHITE};

/// What fills a part of a bar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Texture {
    paper: Colour,
    strokes: Strokes,
    ink: Colour,
}

/// The strokes over the paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Strokes {
    None,
    Rising,
    Falling,
    Crossed,
    Upright,
    Lying,
    Dots,
}

/// From one stroke to the next.
const STEP: f64 = 7.0;

impl Texture {
    /// Every texture, in the order in which they stand beside each other.
    pub(super) fn all() -> impl Iterator<Item = Texture> {
        let of = |paper, strokes, ink| Texture {
            paper,
            strokes,
            ink,
        };
        [
            of(MIDDLE, Strokes::None, MIDDLE),
            of(MOST, Strokes::None, MOST_EDGE),
            of(WHITE, Strokes::Lying, OTHERS[3]),
            of(WHITE, Strokes::Dots, AXIS),
            of(WHITE, Strokes::Upright, OTHERS[1]),
            of(MOST, Strokes::Crossed, OTHERS[1]),
            of(WHITE, Strokes::Crossed, OTHERS[0]),
            of(HALF, Strokes::Upright, MIDDLE),
            of(WHITE, Strokes::Falling, TARGET),
            of(HALF, Strokes::Rising, MIDDLE),
            of(AXIS, Strokes::None, AXIS),
        ]
        .into_iter()
    }

    /// Fills a part of a bar, with a line where it ends.
    pub(super) fn fill(self, pen: &mut Pen<'_>, (left, top): Point, (right, bottom): Point) {
        pen.rectangle((left, top), (right, bottom), self.paper);
        let mut rising = |sign: f64| {
            let height = bottom - top;
            let mut begin = (left - height) / STEP;
            begin = begin.floor() * STEP;
            while begin < right {
                // From the lower edge to the upper one, as far as it lies in the part.
                let (low, high) = (begin.max(left), (begin + height).min(right));
                let place = |at: f64| {
                    let risen = at - begin;
                    (
                        at,
                        if sign > 0.0 {
                            bottom - risen
                        } else {
                            top + risen
                        },
                    )
                };
                if low < high {
                    pen.line(&[place(low), place(high)], self.ink, 1.25);
                }
                begin += STEP;
            }
        };
        match self.strokes {
            Strokes::None => {}
            Strokes::Rising => rising(1.0),
            Strokes::Falling => rising(-1.0),
            Strokes::Crossed => {
                rising(1.0);
                rising(-1.0);
            }
            Strokes::Upright => {
                for at in steps(left, right) {
                    pen.line(&[(at, top), (at, bottom)], self.ink, 1.25);
                }
            }
            Strokes::Lying => {
                for at in steps(top, bottom) {
                    pen.line(&[(left, at), (right, at)], self.ink, 1.25);
                }
            }
            Strokes::Dots => {
                for (row, down) in steps(top, bottom).enumerate() {
                    let shift = if row % 2 == 0 { 0.0 } else { STEP / 2.0 };
                    for across in steps(left, right).map(|at| at + shift) {
                        if across + 1.2 < right {
                            pen.circle((across, down), 1.2, self.ink);
                        }
                    }
                }
            }
        }
        pen.line(&[(right, top), (right, bottom)], self.ink, 1.0);
    }
}

/// Evenly between two ends, the ends left out.
fn steps(from: f64, to: f64) -> impl Iterator<Item = f64> {
    let number = ((to - from) / STEP).floor().max(0.0) as u32;
    let first = from + (to - from - f64::from(number) * STEP) / 2.0;
    (0..=number)
        .map(move |step| first + f64::from(step) * STEP)
        .filter(move |at| *at - from > 1.0 && to - *at > 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_textures_have_the_same_strokes_on_the_same_paper() {
        let all: Vec<Texture> = Texture::all().collect();
        for (place, one) in all.iter().enumerate() {
            for other in &all[place + 1..] {
                assert_ne!((one.paper, one.strokes), (other.paper, other.strokes));
            }
        }
    }

    #[test]
    fn strokes_stay_inside() {
        for width in [0.5, 3.0, 10.0, 200.0] {
            assert!(steps(5.0, 5.0 + width).all(|at| 5.0 < at && at < 5.0 + width));
        }
    }
}

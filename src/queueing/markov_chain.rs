//! A Markov chain in continuous time, found by following its transition rules, and its steady state.

use std::collections::BTreeMap;

/// The states that can be reached, numbered breadth first, and the rates between them.
pub(super) struct MarkovChain<State> {
    states: Vec<State>,
    moves: Vec<Vec<(f64, usize)>>,
}

impl<State: Ord + Clone> MarkovChain<State> {
    /// Finds every state that can be reached from `initial`; `moves` gives the rate and the target of each move.
    ///
    /// The caller truncates what is infinite, by leaving moves out. Every state must be able to return to
    /// `initial`. Moves of rate zero or to the same state have no effect.
    pub(super) fn explore(
        initial: State,
        moves: impl Fn(&State) -> Vec<(f64, State)>,
    ) -> MarkovChain<State> {
        let mut chain = MarkovChain {
            states: vec![initial.clone()],
            moves: Vec::new(),
        };
        let mut numbers = BTreeMap::from([(initial, 0)]);
        while chain.moves.len() < chain.states.len() {
            let from = chain.moves.len();
            let mut numbered = Vec::new();
            for (rate, target) in moves(&chain.states[from]) {
                if rate <= 0.0 {
                    continue;
                }
                let next = chain.states.len();
                let to = *numbers.entry(target.clone()).or_insert(next);
                if to == next {
                    chain.states.push(target);
                }
                if to != from {
                    numbered.push((rate, to));
                }
            }
            chain.moves.push(numbered);
        }
        chain
    }

    /// The long-run share of time in each state.
    ///
    /// By state reduction, which only adds, multiplies and divides positive numbers and so loses no digits:
    /// Grassmann, Taksar & Heyman (1985), *Operations Research* 33(5), 1107-1116. The breadth-first
    /// numbering keeps all rates in a band along the diagonal, and state reduction stays within it.
    pub(super) fn steady_state(&self) -> SteadyState<'_, State> {
        let mut rates = Band::of(&self.moves);
        for last in (1..self.states.len()).rev() {
            rates.remove_state(last);
        }
        let mut weights = vec![1.0];
        for state in 1..self.states.len() {
            let first = state.saturating_sub(rates.width);
            let inflow = (first..state).map(|from| weights[from] * rates.get(from, state));
            weights.push(inflow.sum());
        }
        let total: f64 = weights.iter().sum();
        SteadyState {
            states: &self.states,
            shares: weights.iter().map(|weight| weight / total).collect(),
        }
    }
}

/// The long-run shares of time of the states of a chain.
pub(super) struct SteadyState<'chain, State> {
    states: &'chain [State],
    shares: Vec<f64>,
}

impl<State> SteadyState<'_, State> {
    /// The long-run mean of `value`.
    pub(super) fn mean(&self, value: impl Fn(&State) -> f64) -> f64 {
        let weighted = self.states.iter().zip(&self.shares);
        weighted.map(|(state, share)| share * value(state)).sum()
    }

    /// The long-run share of time in which `holds`.
    pub(super) fn chance(&self, holds: impl Fn(&State) -> bool) -> f64 {
        self.mean(|state| f64::from(u8::from(holds(state))))
    }
}

/// A square matrix of rates in which all entries lie within `width` of the diagonal.
struct Band {
    width: usize,
    entries: Vec<f64>,
}

impl Band {
    fn of(moves: &[Vec<(f64, usize)>]) -> Band {
        let distances = moves
            .iter()
            .enumerate()
            .flat_map(|(from, moves)| moves.iter().map(move |&(_, to)| from.abs_diff(to)));
        let width = distances.max().unwrap_or(0);
        let mut band = Band {
            width,
            entries: vec![0.0; moves.len() * (2 * width + 1)],
        };
        for (from, moves) in moves.iter().enumerate() {
            for &(rate, to) in moves {
                let place = band.place(from, to);
                band.entries[place] += rate;
            }
        }
        band
    }

    fn get(&self, from: usize, to: usize) -> f64 {
        self.entries[self.place(from, to)]
    }

    fn place(&self, from: usize, to: usize) -> usize {
        from * (2 * self.width + 1) + self.width + to - from
    }

    /// Leads every path through state `last` straight on to the states before it. What stays behind in its column
    /// is the expected time spent in `last` per unit of time spent in each earlier state.
    fn remove_state(&mut self, last: usize) {
        let first = last.saturating_sub(self.width);
        let own_row = self.place(last, first)..self.place(last, last);
        let (earlier, later) = self.entries.split_at_mut(own_row.start);
        let onward = &later[..last - first];
        let rate_out: f64 = onward.iter().sum();
        for from in first..last {
            let row = from * (2 * self.width + 1) + self.width - from;
            let into = earlier[row + last] / rate_out;
            earlier[row + last] = into;
            if into > 0.0 {
                let targets = &mut earlier[row + first..row + last];
                for (target, rate) in targets.iter_mut().zip(onward) {
                    *target += into * rate;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::assert_close;
    use super::*;

    /// By hand: a machine that works 3 hours and is repaired in 1 hour works three quarters of the time.
    #[test]
    fn two_states_share_time_by_their_mean_stays() {
        let chain = MarkovChain::explore(true, |&works| {
            vec![(if works { 1.0 / 3.0 } else { 1.0 }, !works)]
        });
        assert_close(chain.steady_state().chance(|&works| works), 0.75, 1e-15);
    }

    /// Second source: Erlang's loss formula, B(10 servers, 5 erlang) = 0.0184 in every printed table.
    #[test]
    fn loss_system_agrees_with_erlangs_table() {
        let chain = MarkovChain::explore(0_u32, |&busy| {
            let mut moves = vec![(f64::from(busy), busy.saturating_sub(1))];
            if busy < 10 {
                moves.push((5.0, busy + 1));
            }
            moves
        });
        assert_close(
            chain.steady_state().chance(|&busy| busy == 10),
            0.0184,
            0.000_05,
        );
    }

    /// By hand: a one-way ring of states has shares proportional to the mean stays 1, 1/2, 1/4 and 1/8.
    #[test]
    fn one_way_ring_shares_time_by_its_mean_stays() {
        let chain = MarkovChain::explore(0_u32, |&place| {
            vec![(f64::from(1_u32 << place), (place + 1) % 4)]
        });
        let steady = chain.steady_state();
        assert_close(steady.chance(|&place| place == 0), 8.0 / 15.0, 1e-15);
        assert_close(steady.chance(|&place| place == 3), 1.0 / 15.0, 1e-15);
    }
}

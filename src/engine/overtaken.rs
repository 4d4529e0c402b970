//! `Overtaken`: how long each place of a line was overtaken, when those before some place are overtaken together.

/// Seconds by place of a line, numbered from an origin. Adding to all places up to one, and asking for one, take as many
/// steps as the number of places has binary digits (Fenwick, Software: Practice and Experience 24, 1994).
#[derive(Clone, Default, Debug)]
pub(super) struct Overtaken {
    origin: u32,
    /// Node `n` holds what was added at the last places of the range that ends at `n`; a power of two of nodes.
    nodes: Vec<i64>,
    total: i64,
}

/// A line of fewer places has room for so many.
const FEWEST_NODES: usize = 64;

impl Overtaken {
    /// Forgets everything: the next place has this number.
    #[inline]
    pub(super) fn restart(&mut self, origin: u32) {
        self.origin = origin;
        if !self.nodes.is_empty() {
            self.nodes.clear();
            self.total = 0;
        }
    }

    /// Was no place overtaken yet?
    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// From now on the first place has number `origin`, and each place has these seconds.
    pub(super) fn rebuild(&mut self, origin: u32, seconds: &[i64]) {
        self.origin = origin;
        self.nodes.clear();
        let behind = seconds.iter().skip(1).chain([&0]);
        let more_than_behind = seconds.iter().zip(behind);
        self.nodes.extend(more_than_behind.map(|(here, behind)| here - behind));
        let nodes = seconds.len().next_power_of_two().max(FEWEST_NODES);
        self.nodes.resize(nodes, 0);
        for node in 1..nodes {
            self.nodes[node + lowest_bit(node) - 1] += self.nodes[node - 1];
        }
        self.total = self.nodes[nodes - 1];
    }

    /// How long each of so many places was overtaken, from one place on.
    pub(super) fn of_all(&self, first: u32, places: usize) -> Vec<i64> {
        let mut more_than_behind = self.nodes.clone();
        for node in (1..more_than_behind.len()).rev() {
            more_than_behind[node + lowest_bit(node) - 1] -= more_than_behind[node - 1];
        }
        let skipped = (first - self.origin) as usize;
        let mut here = self.total;
        let known = more_than_behind.iter().map(|more| {
            let seconds = here;
            here -= more;
            seconds
        });
        known
            .chain(std::iter::repeat(0))
            .skip(skipped)
            .take(places)
            .collect()
    }

    /// Every place up to and including this one was overtaken so much longer.
    pub(super) fn add_up_to(&mut self, number: u32, seconds: i64) {
        let mut node = (number - self.origin) as usize + 1;
        while self.nodes.len() < node {
            self.grow();
        }
        self.total += seconds;
        while node <= self.nodes.len() {
            self.nodes[node - 1] += seconds;
            node += lowest_bit(node);
        }
    }

    /// How long a place was overtaken.
    #[inline]
    pub(super) fn of(&self, number: u32) -> i64 {
        if self.nodes.is_empty() {
            return 0;
        }
        let mut node = ((number - self.origin) as usize).min(self.nodes.len());
        let mut behind = 0;
        while node > 0 {
            behind += self.nodes[node - 1];
            node -= lowest_bit(node);
        }
        self.total - behind
    }

    /// Are more numbers kept that were before the first of a line than are in it?
    pub(super) fn is_sparse(&self, first: u32, places: usize) -> bool {
        (first - self.origin) as usize > places.max(64)
    }

    /// Twice as many nodes: the last of them is over all that was added.
    fn grow(&mut self) {
        let nodes = (2 * self.nodes.len()).max(FEWEST_NODES);
        self.nodes.resize(nodes, 0);
        self.nodes[nodes - 1] = self.total;
    }
}

fn lowest_bit(node: usize) -> usize {
    node & node.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The second source is a plain list to which every addition is made place by place.
    #[test]
    fn agrees_with_a_plain_list() {
        let mut plain = vec![0; 1000];
        let mut overtaken = Overtaken::default();
        overtaken.restart(7);
        for step in 0..3000_usize {
            let (place, seconds) = (step * 7919 % 1000, step as i64 % 11);
            overtaken.add_up_to(7 + place as u32, seconds);
            plain[..=place].iter_mut().for_each(|here| *here += seconds);
            if step == 2000 {
                overtaken.rebuild(7, &plain);
            }
        }
        let told: Vec<i64> = (7..1007).map(|number| overtaken.of(number)).collect();
        assert_eq!(told, plain);
        assert_eq!(overtaken.of_all(19, 2000), [&plain[12..], &[0; 1012]].concat());
        overtaken.restart(3);
        assert_eq!(overtaken.of(3), 0);
    }
}

//! `Overtaken`: for how long newer cases were at work, by how new they were.

use crate::time::SimTime;

/// Seconds in which a case was at work that entered its stage at some instant. Whoever was ready before that instant was
/// overtaken. To add some, and to ask for all after an instant, take as many steps as the number of days has binary
/// digits (Fenwick, Software: Practice and Experience 24, 1994), and one for each entry of a day.
#[derive(Clone, Default, Debug)]
pub(super) struct Overtaken {
    /// The first day. What lies before is kept with it.
    origin: i64,
    /// By day: the instants and the seconds.
    days: Vec<Vec<(SimTime, i64)>>,
    /// Node `n` holds the seconds of the last days of the range that ends with day `n`; a power of two of nodes.
    nodes: Vec<i64>,
    total: i64,
}

impl Overtaken {
    /// Forgets everything.
    #[inline]
    pub(super) fn clear(&mut self) {
        if !self.nodes.is_empty() {
            self.days.clear();
            self.nodes.clear();
            self.total = 0;
        }
    }

    /// For so many seconds more the newest case at work was one that entered its stage at this instant.
    pub(super) fn add(&mut self, newest: SimTime, seconds: i64) {
        if self.nodes.is_empty() {
            self.origin = newest.day().number().into();
        }
        let day = self.day_of(newest);
        if day >= self.days.len() {
            self.days.resize(day + 1, Vec::new());
        }
        match self.days[day].last_mut() {
            Some((last, so_far)) if *last == newest => *so_far += seconds,
            _ => self.days[day].push((newest, seconds)),
        }
        while self.nodes.len() <= day {
            self.grow();
        }
        self.total += seconds;
        let mut node = day + 1;
        while node <= self.nodes.len() {
            self.nodes[node - 1] += seconds;
            node += lowest_bit(node);
        }
    }

    /// How long cases were at work that entered their stage after this instant.
    #[inline]
    pub(super) fn after(&self, ready_at: SimTime) -> i64 {
        if self.nodes.is_empty() {
            return 0;
        }
        let day = self.day_of(ready_at);
        let mut node = (day + 1).min(self.nodes.len());
        let mut up_to_this_day = 0;
        while node > 0 {
            up_to_this_day += self.nodes[node - 1];
            node -= lowest_bit(node);
        }
        let of_day = self.days.get(day).into_iter().flatten();
        let later = of_day.filter(|(newest, _)| *newest > ready_at);
        self.total - up_to_this_day + later.map(|(_, seconds)| seconds).sum::<i64>()
    }

    fn day_of(&self, at: SimTime) -> usize {
        (i64::from(at.day().number()) - self.origin).max(0) as usize
    }

    /// Twice as many nodes: the last of them is over all that was added.
    fn grow(&mut self) {
        let nodes = (2 * self.nodes.len()).max(64);
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

    /// The second source is a plain list of all that was added.
    #[test]
    fn agrees_with_a_plain_list() {
        let instant =
            |number: i64| SimTime::from_seconds(1_600_000_000 + number * 7919 % 20_000_000);
        let mut plain = Vec::new();
        let mut overtaken = Overtaken::default();
        for step in 0..3000 {
            let (newest, seconds) = (instant(step / 2 * 977), step % 11);
            overtaken.add(newest, seconds);
            plain.push((newest, seconds));
            let ready_at = instant(step * 31);
            let later = plain.iter().filter(|(newest, _)| *newest > ready_at);
            let expected: i64 = later.map(|(_, seconds)| seconds).sum();
            assert_eq!(overtaken.after(ready_at), expected);
        }
        overtaken.clear();
        assert_eq!(overtaken.after(instant(0)), 0);
    }
}

//! `Counts`: a finished table of counts in as few bytes as hold it. A thousand runs are kept at once.

/// Counts that no longer change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Counts {
    /// All are below 65 536.
    Small(Box<[u16]>),
    /// Some are not.
    Large(Box<[u32]>),
}

impl Counts {
    /// The count at a position.
    pub(super) fn at(&self, position: usize) -> u32 {
        match self {
            Counts::Small(counts) => u32::from(counts[position]),
            Counts::Large(counts) => counts[position],
        }
    }

    /// Bytes on the heap.
    #[cfg(test)]
    pub(super) fn bytes(&self) -> usize {
        match self {
            Counts::Small(counts) => size_of_val(&**counts),
            Counts::Large(counts) => size_of_val(&**counts),
        }
    }
}

impl From<Vec<u32>> for Counts {
    fn from(counts: Vec<u32>) -> Self {
        let small: Result<Box<[u16]>, _> = counts.iter().map(|&count| count.try_into()).collect();
        small.map_or_else(|_| Counts::Large(counts.into()), Counts::Small)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_survive_whatever_their_size() {
        for counts in [vec![0, 7, 65_535], vec![0, 7, 65_536]] {
            let kept = Counts::from(counts.clone());
            let read: Vec<u32> = (0..3).map(|position| kept.at(position)).collect();
            assert_eq!(read, counts);
        }
        assert_eq!(Counts::from(vec![65_535; 8]).bytes(), 16);
        assert_eq!(Counts::from(vec![65_536; 8]).bytes(), 32);
    }
}

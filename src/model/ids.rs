//! Numbers for the things a study names, in the order of the study.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($number:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub $number);

        impl $name {
            /// The position in the list of its kind.
            #[inline]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            /// The id of a position.
            fn from(index: usize) -> Self {
                $name(<$number>::try_from(index).expect("more things of one kind than a study may name"))
            }
        }
    )*};
}

ids! {
    /// A profession: case worker, behavioural scientist, doctor.
    RoleId(u16);
    /// A service that a case passes through.
    StageId(u16);
    /// A municipality or district.
    AreaId(u16);
    /// A stream of arrivals.
    StreamId(u16);
    /// A group of staff with its own ranking of stages.
    TeamId(u16);
    /// The workers of one team with one role: they choose from the same work.
    DeskId(u16);
    /// One person, or the part of one that is paid.
    WorkerId(u32);
    /// A statutory term.
    DeadlineId(u16);
    /// A clock that a case may have running: one for each term, and one for each planned moment of terms
    /// that start at planned moments.
    ClockId(u16);
}

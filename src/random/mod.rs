//! Chance: keyed draws and the laws they follow. Ground floor. Home of `rand` and `rand_xoshiro`.

mod count;
mod law;
mod normal;
mod range_law;
mod streams;

pub use count::{ClusterError, ClusterSize, DailyCount};
pub use law::{Law, LawError};
pub use normal::normal_quantile;
pub use range_law::RangeLaw;
pub use streams::{Draw, Purpose, Streams, combined_key, key_of};

//! Chance: every law draws what it says, and draws the same on every machine and in every later version.
//!
//! Two kinds of test stand side by side. The *golden values* pin behaviour: the program made them once, so they prove
//! nothing about it, but a change of recipe, of platform or of a feature in the build cannot slip in. The *proof* holds the
//! same draws against a foreign source: the distribution functions of `statrs`, or a formula worked out by hand.

mod golden;
mod proof;

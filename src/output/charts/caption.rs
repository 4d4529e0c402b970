//! `Caption`: the words around a chart.

/// The words around a chart, in the reader's language.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Caption {
    /// What is shown, and where: the title.
    pub title: String,
    /// Unit and range, under the title; may be empty.
    pub subtitle: String,
    /// Where the numbers come from, at the bottom; may be empty.
    pub source: String,
    /// The text alternative: what a reader who cannot see the chart should know.
    pub description: String,
    /// Language of all words, as a BCP 47 tag: `nl`, `en`.
    pub language: String,
}

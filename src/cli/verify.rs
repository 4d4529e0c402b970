//! The program against theory, as a page on the terminal.

use std::path::Path;

use doorstroom::model::Language;
use doorstroom::output::Words;
use doorstroom::proof::{Proof, Section};

use super::table::Columns;
use super::words::pick;

/// The page.
pub(super) fn of(proof: &Proof, words: Words) -> String {
    let sections: String = proof
        .sections
        .iter()
        .map(|section| table(section, proof, words))
        .collect();
    format!(
        "{}\n{}\n\n{sections}{}\n\n{}\n",
        words.proof_title(),
        words.proof_origin(proof),
        words.proof_rule(proof),
        words.proof_conclusion(proof),
    )
}

/// Where the page of HTML is.
pub(super) fn page_written(path: &Path, language: Language) -> String {
    let said = pick(language, "De pagina staat in", "The page is in");
    format!("{said} {}\n", path.display())
}

fn table(section: &Section, proof: &Proof, words: Words) -> String {
    let mut columns = Columns::new(words.proof_headings(), 1);
    for check in &section.checks {
        let row = words.proof_row(check, proof.rule.verdict(check));
        columns.row([
            row.what,
            row.value,
            row.expected,
            row.standard_error,
            row.distance,
            row.verdict,
        ]);
    }
    format!(
        "{}\n({})\n{}\n",
        words.text(&section.title),
        words.text(&section.source),
        columns.text()
    )
}

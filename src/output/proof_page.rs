//! The program against theory, as a page of HTML to keep: no script, nothing from elsewhere.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::error::OutputError;
use super::words::Words;
use super::write::write_texts;
use crate::model::Language;
use crate::proof::{Proof, Section};

/// Writes the page into the file `path`, in a folder that is made where needed, and tells its path.
///
/// # Errors
/// When the file cannot be written or moved into place.
pub fn write_proof(proof: &Proof, language: Language, path: &Path) -> Result<PathBuf, OutputError> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let name = path.file_name().unwrap_or(path.as_os_str());
    let text = page(proof, Words::of(language)).into_bytes();
    write_texts(folder, vec![(name.to_string_lossy().into_owned(), text)])?;
    Ok(path.to_owned())
}

const STYLE: &str = "\
body{font:16px/1.5 'Fira Sans',system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em;color:#1a1a1a;background:#fff}\
table{border-collapse:collapse;width:100%;margin:.5em 0 2em}\
caption{text-align:left;font-weight:600;font-size:1.1em;padding:.3em 0}\
th,td{padding:.25em .6em;border-bottom:1px solid #ccc;text-align:right;vertical-align:top}\
th:first-child,td:first-child,th:last-child,td:last-child{text-align:left}\
td:first-child{font-weight:400}\
.source{font-weight:400;font-size:.85em;color:#555;display:block}\
.fails td{background:#fde8e4;font-weight:600}\
.conclusion{font-size:1.15em;font-weight:600}";

fn page(proof: &Proof, words: Words) -> String {
    let sections: String = proof
        .sections
        .iter()
        .map(|section| table(section, proof, words))
        .collect();
    let title = words.proof_title();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
         <p class=\"conclusion\">{}</p>\n<p>{}</p>\n<p>{}</p>\n{sections}</body>\n</html>\n",
        words.tag(),
        escaped(&words.proof_conclusion(proof)),
        escaped(&words.proof_origin(proof)),
        escaped(&words.proof_rule(proof)),
    )
}

fn table(section: &Section, proof: &Proof, words: Words) -> String {
    let mut text = format!(
        "<table>\n<caption>{}<span class=\"source\">{}</span></caption>\n<thead><tr>",
        escaped(words.text(&section.title)),
        escaped(words.text(&section.source)),
    );
    for heading in words.proof_headings() {
        let _ = write!(text, "<th scope=\"col\">{heading}</th>");
    }
    text += "</tr></thead>\n<tbody>\n";
    for check in &section.checks {
        let verdict = proof.rule.verdict(check);
        let row = words.proof_row(check, verdict);
        let class = if verdict.passes() {
            ""
        } else {
            " class=\"fails\""
        };
        let _ = write!(text, "<tr{class}><td>{}</td>", escaped(&row.what));
        for cell in [
            row.value,
            row.expected,
            row.standard_error,
            row.distance,
            row.verdict,
        ] {
            let _ = write!(text, "<td>{}</td>", escaped(&cell));
        }
        text += "</tr>\n";
    }
    text + "</tbody>\n</table>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

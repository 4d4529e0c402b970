//! The council letter of a run, made again from what the run kept.

use std::path::Path;

use doorstroom::config;
use doorstroom::output::{self, LetterRequest, StoredLetters};

use super::args::LetterArguments;
use super::commands::files_written;
use super::failure::Failure;
use super::speak::say;

/// Writes the letter that is asked for.
pub(super) fn write(arguments: &LetterArguments) -> Result<(), Failure> {
    let kept = kept_in(&arguments.folder)?;
    let mut page = None;
    let mut document = None;
    for template in &arguments.templates {
        let name = template.display().to_string();
        if is_word(template) {
            document = Some((name, config::bytes_of(template)?));
        } else {
            page = Some((name, config::text_of(template)?));
        }
    }
    let request = LetterRequest {
        language: arguments.lang.map(Into::into),
        scenario: arguments.scenario.as_deref(),
        page: page.as_ref().map(|(name, text)| (&**name, &**text)),
        document: document.as_ref().map(|(name, bytes)| (&**name, &**bytes)),
    };
    let folder = arguments.out.as_ref().unwrap_or(&arguments.folder);
    let files = output::write_letter(&kept, &request, folder)?;
    let language = arguments.lang.map_or(kept.language(), Into::into);
    Ok(say(&files_written(language, &files, folder))?)
}

/// What the run kept of its letters.
fn kept_in(folder: &Path) -> Result<StoredLetters, Failure> {
    let path = output::letters_in(folder);
    if folder.is_dir() && !path.exists() {
        return Err(Failure::Question(
            format!("{} has no letters of a run", folder.display()),
            Some("make them with `doorstroom run STUDY`".to_owned()),
        ));
    }
    let text = config::text_of(&path)?;
    Ok(StoredLetters::read(&text).map_err(output::LetterError::from)?)
}

fn is_word(template: &Path) -> bool {
    let ending = template.extension().unwrap_or_default();
    ending.eq_ignore_ascii_case("docx")
}

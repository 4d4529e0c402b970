//! `Package`: the parts of a Word document, read from and written to its bytes.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The parts of a Word document, in the order in which they stand in it.
#[derive(Clone, Debug)]
pub(super) struct Package {
    parts: Vec<(String, Vec<u8>)>,
}

/// The part that has the text.
pub(super) const DOCUMENT: &str = "word/document.xml";

impl Package {
    /// The empty letter of our own in a language such as `nl-NL`, with a place for the letter.
    pub(super) fn own(language: &str) -> Self {
        let part = |(name, text): (&str, &str)| {
            let text = text.replace("nl-NL", language);
            (name.to_owned(), text.into_bytes())
        };
        let parts = [
            (
                "[Content_Types].xml",
                include_str!("base/content-types.xml"),
            ),
            ("_rels/.rels", include_str!("base/rels.xml")),
            ("docProps/core.xml", include_str!("base/core.xml")),
            (DOCUMENT, include_str!("base/document.xml")),
            (
                "word/_rels/document.xml.rels",
                include_str!("base/document-rels.xml"),
            ),
            ("word/styles.xml", include_str!("base/styles.xml")),
            ("word/settings.xml", include_str!("base/settings.xml")),
            ("word/footer1.xml", include_str!("base/footer.xml")),
        ];
        Package {
            parts: parts.map(part).to_vec(),
        }
    }

    /// Reads the bytes of a document.
    ///
    /// # Errors
    /// When they are no package, or one without a document in it; says why.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let parts = read_parts(bytes).map_err(|why| why.to_string())?;
        let package = Package { parts };
        match package.text(DOCUMENT) {
            Some(_) => Ok(package),
            None => Err(format!("it has no {DOCUMENT}")),
        }
    }

    /// The text of a part.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let part = self.parts.iter().find(|(part, _)| part == name)?;
        String::from_utf8(part.1.clone()).ok()
    }

    /// Puts a part in its place, or after the others where it is new.
    pub(super) fn put(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        let known = self.parts.iter_mut().find(|(part, _)| part == name);
        match known {
            Some((_, part)) => *part = bytes.into(),
            None => self.parts.push((name.to_owned(), bytes.into())),
        }
    }

    /// The names of its parts.
    pub(super) fn names(&self) -> Vec<String> {
        self.parts.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Its bytes: the same for the same parts, for every part has the same time.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            writer
                .start_file(name.as_str(), options)
                .expect("the names of parts are sound");
            writer.write_all(bytes).expect("memory can be written");
        }
        writer.finish().expect("memory can be written").into_inner()
    }
}

fn read_parts(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, ZipError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index)?;
        if file.is_file() {
            let mut part = Vec::new();
            file.read_to_end(&mut part)?;
            let name = file.name()?.into_owned();
            parts.push((name, part));
        }
    }
    Ok(parts)
}

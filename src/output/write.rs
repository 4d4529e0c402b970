//! Writes every file of a study. The only writer of files.
//!
//! All files are made in a folder of their own inside the target, then moved into place: a run that is
//! interrupted leaves the results of the run before it as they were, and no half file under its final name.
#![expect(
    clippy::disallowed_methods,
    reason = "law 3: the writer of files is here; it reads what it wrote before"
)]

#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;

use super::error::{OutputError, Step};
use super::events::{EVENTS, EventFiles, LogError};
use super::figures::{Figure, figures};
use super::letter::{LETTERS, LetterError, LetterRequest, StoredLetters, files};
use super::manifest::{MANIFEST, RunInfo, files_in, manifest};
use super::raster::pngs;
use super::tables::{Dialect, TABLES, UNKNOWNS, write_draws, write_tries};
use crate::analysis::{Findings, Sizing};

/// How the folder begins in which files are made.
const UNFINISHED: &str = ".unfinished-";

/// Folder of the charts.
const FIGURES: &str = "figures";

/// Makes a folder ready for [`write()`]: what would keep files from being written there is better known before the
/// runs than after them.
///
/// # Errors
/// When the folder cannot be made, or no file can be made in it.
pub fn prepare(folder: &Path) -> Result<(), OutputError> {
    make_folder(folder)?;
    unfinished_folder(folder).map(drop)
}

/// Writes tables, figures and manifest of a study into a folder, which is made where needed, and tells the paths
/// of all files.
///
/// Files that an earlier run left there under its manifest and that this one does not make are removed; what
/// else the folder holds is left alone.
///
/// # Errors
/// When a file cannot be written or moved into place. Until the last file is made nothing is replaced.
pub fn write(
    findings: &Findings<'_>,
    folder: &Path,
    run: &RunInfo,
) -> Result<Vec<PathBuf>, OutputError> {
    make_folder(folder)?;
    remove_leftovers(folder);
    let unfinished = unfinished_folder(folder)?;
    let mut making = Making {
        unfinished: unfinished.path(),
        folder,
        files: Vec::new(),
    };
    making.tables(findings, run.dialect)?;
    let figures = figures(findings);
    making.figures(&figures, run)?;
    making.letter(findings)?;
    making.events(findings, &run.events)?;
    making.manifest(findings, &figures, run)?;
    let mut files = making.files;
    put_in_place(unfinished.path(), folder, &files)?;
    remove_earlier(folder, &files)?;
    // Last: where it stands, the files that it names stand too, and no others of ours.
    let manifest = [MANIFEST.to_owned()];
    put_in_place(unfinished.path(), folder, &manifest)?;
    files.extend(manifest);
    Ok(files.iter().map(|file| folder.join(file)).collect())
}

/// Writes what was tried to answer a question into `size.csv` in a folder, which is made where needed; tells its path.
///
/// # Errors
/// When the file cannot be written or moved into place.
pub fn write_sizing(
    sizing: &Sizing,
    folder: &Path,
    dialect: Dialect,
) -> Result<PathBuf, OutputError> {
    let mut tries = Vec::new();
    write_tries(sizing, &mut tries)
        .map_err(|reason| OutputError::system(Step::Write, &folder.join("size.csv"), reason))?;
    write_texts(folder, vec![("size.csv".into(), dialect.of(tries))])?;
    Ok(folder.join("size.csv"))
}

/// The file in a folder of results in which the letters of the run are kept.
pub fn letters_in(folder: &Path) -> PathBuf {
    folder.join(LETTERS)
}

/// Writes a letter of a run again into a folder, without simulating: the same bytes as the run wrote when the same is asked
/// for. Tells the paths of its files.
///
/// # Errors
/// When the letter that is asked for was not kept, when a template is wrong, or when a file cannot be written or moved
/// into place. Until the last file is made nothing is replaced.
pub fn write_letter(
    letters: &StoredLetters,
    request: &LetterRequest<'_>,
    folder: &Path,
) -> Result<Vec<PathBuf>, OutputError> {
    let files = files(letters, request).map_err(|reason| OutputError::letter(folder, reason))?;
    write_texts(folder, files)
}

/// Writes a text into a new file. Nothing that is there is overwritten.
///
/// # Errors
/// When there is a file or folder of this name, or it cannot be written.
pub fn write_new(path: &Path, text: &str) -> Result<(), OutputError> {
    let written = File::create_new(path).and_then(|mut file| {
        let whole = file.write_all(text.as_bytes());
        // A part of it would be taken for the whole, and would be in the way the next time.
        whole.inspect_err(|_| drop(fs::remove_file(path)))
    });
    written.map_err(|reason| OutputError::system(Step::WriteNew, path, reason))
}

/// Writes a few files of text into a folder, which is made where needed, and tells their paths. What else the folder holds
/// is left alone.
///
/// # Errors
/// When a file cannot be written or moved into place. Until the last file is made nothing is replaced.
pub(super) fn write_texts(
    folder: &Path,
    files: Vec<(String, Vec<u8>)>,
) -> Result<Vec<PathBuf>, OutputError> {
    make_folder(folder)?;
    remove_leftovers(folder);
    let unfinished = unfinished_folder(folder)?;
    let mut making = Making {
        unfinished: unfinished.path(),
        folder,
        files: Vec::new(),
    };
    for (name, text) in files {
        making.file(name, |to| to.write_all(&text))?;
    }
    let files = making.files;
    put_in_place(unfinished.path(), folder, &files)?;
    Ok(files.iter().map(|file| folder.join(file)).collect())
}

/// Files in the making.
struct Making<'a> {
    unfinished: &'a Path,
    folder: &'a Path,
    /// What was made besides the manifest, relative to the folder, with `/` between the parts.
    files: Vec<String>,
}

impl Making<'_> {
    fn tables(&mut self, findings: &Findings<'_>, dialect: Dialect) -> Result<(), OutputError> {
        for table in TABLES {
            self.table(table.name, dialect, |to| table.write(findings, to))?;
        }
        if findings.study.unknowns.is_empty() {
            return Ok(());
        }
        self.table(UNKNOWNS.name, dialect, |to| UNKNOWNS.write(findings, to))?;
        self.table("draws.csv", dialect, |to| write_draws(findings, to))
    }

    /// A table, in the dialect of who opens it.
    fn table(
        &mut self,
        name: &str,
        dialect: Dialect,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> Result<(), OutputError> {
        self.file(name.into(), |to| match dialect {
            Dialect::International => write(to),
            Dialect::Dutch => {
                let mut text = Vec::new();
                write(&mut text)?;
                to.write_all(&dialect.of(text))
            }
        })
    }

    fn figures(&mut self, figures: &[Figure], run: &RunInfo) -> Result<(), OutputError> {
        make_folder(&self.unfinished.join(FIGURES))?;
        for (figure, png) in figures.iter().zip(pngs(figures, run.threads)) {
            let name = |ending| format!("{FIGURES}/{}.{ending}", figure.name);
            let svg = figure.svg.text();
            self.table(&name("csv"), run.dialect, |to| figure.table.write(to))?;
            self.file(name("svg"), |to| to.write_all(svg.as_bytes()))?;
            let png =
                png.map_err(|reason| OutputError::chart(&self.folder.join(name("png")), reason))?;
            self.file(name("png"), |to| to.write_all(&png))?;
        }
        Ok(())
    }

    /// What is kept of the letters, and from that the letter of the run: as it will be when it is made again.
    fn letter(&mut self, findings: &Findings<'_>) -> Result<(), OutputError> {
        let kept = StoredLetters::of(findings).text();
        let made = StoredLetters::read(&kept)
            .map_err(LetterError::from)
            .and_then(|letters| files(&letters, &LetterRequest::default()));
        let made = made.map_err(|reason| OutputError::letter(self.folder, reason))?;
        self.file(LETTERS.into(), |to| to.write_all(kept.as_bytes()))?;
        for (name, bytes) in made {
            self.file(name, |to| to.write_all(&bytes))?;
        }
        Ok(())
    }

    /// The event log of some replications of every scenario, which run again for it.
    fn events(&mut self, findings: &Findings<'_>, replications: &[u32]) -> Result<(), OutputError> {
        if replications.is_empty() {
            return Ok(());
        }
        let place = |name: &str| self.folder.join(name);
        let failed = |error: LogError| match error {
            LogError::File(file, reason) => {
                OutputError::system(Step::Write, &place(EVENTS[file]), reason)
            }
            LogError::Run(reason) => {
                OutputError::system(Step::Write, &place(EVENTS[0]), io::Error::other(reason))
            }
        };
        let file = |position: usize| {
            let file = File::create(self.unfinished.join(EVENTS[position]));
            let file = file.map_err(|reason| failed(LogError::File(position, reason)))?;
            Ok::<_, OutputError>(BufWriter::new(file))
        };
        let mut files = EventFiles::begin(file(0)?, file(1)?).map_err(failed)?;
        for found in &findings.scenarios {
            for &replication in replications {
                let added = files.add(findings.study, found.scenario, replication);
                added.map_err(failed)?;
            }
        }
        files.end().map_err(failed)?;
        self.files.extend(EVENTS.map(String::from));
        Ok(())
    }

    /// Names the other files, so that it is made after them.
    fn manifest(
        &mut self,
        findings: &Findings<'_>,
        figures: &[Figure],
        run: &RunInfo,
    ) -> Result<(), OutputError> {
        let text = manifest(findings, figures, &self.files, run);
        self.make(MANIFEST, |to| to.write_all(text.as_bytes()))
    }

    fn file(
        &mut self,
        name: String,
        write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> Result<(), OutputError> {
        self.make(&name, write)?;
        self.files.push(name);
        Ok(())
    }

    fn make(
        &self,
        name: &str,
        write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
    ) -> Result<(), OutputError> {
        let written = File::create(self.unfinished.join(name)).and_then(|file| {
            let mut to = BufWriter::new(file);
            write(&mut to)?;
            to.flush()
        });
        // The reader knows the final name, not that of the folder in which the file is made.
        written.map_err(|reason| OutputError::system(Step::Write, &self.folder.join(name), reason))
    }
}

fn make_folder(folder: &Path) -> Result<(), OutputError> {
    fs::create_dir_all(folder)
        .map_err(|reason| OutputError::system(Step::MakeFolder, folder, reason))
}

fn unfinished_folder(folder: &Path) -> Result<TempDir, OutputError> {
    tempfile::Builder::new()
        .prefix(UNFINISHED)
        .tempdir_in(folder)
        .map_err(|reason| OutputError::system(Step::Write, folder, reason))
}

/// Removes what runs that were interrupted had made so far. That it cannot be removed is no reason to stop.
fn remove_leftovers(folder: &Path) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let is_leftover =
        |entry: &fs::DirEntry| entry.file_name().to_string_lossy().starts_with(UNFINISHED);
    for leftover in entries.filter(is_leftover) {
        let _ = fs::remove_dir_all(leftover.path());
    }
}

fn put_in_place(unfinished: &Path, folder: &Path, files: &[String]) -> Result<(), OutputError> {
    for file in files {
        let place = folder.join(file);
        make_folder(place.parent().unwrap_or(folder))?;
        fs::rename(unfinished.join(file), &place)
            .map_err(|reason| OutputError::system(Step::PutInPlace, &place, reason))?;
    }
    Ok(())
}

/// What the run before this one wrote, as far as its manifest tells.
fn earlier_files(folder: &Path) -> Vec<String> {
    let manifest = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
    let mut files = files_in(&manifest);
    files.retain(|file| is_inside(Path::new(file)));
    files
}

/// Does a relative path lead to a place inside the folder, whatever a manifest may say?
fn is_inside(path: &Path) -> bool {
    let mut parts = path.components();
    !path.as_os_str().is_empty() && parts.all(|part| matches!(part, Component::Normal(_)))
}

/// Removes what the run before this one wrote and this one does not.
fn remove_earlier(folder: &Path, files: &[String]) -> Result<(), OutputError> {
    let mut earlier = earlier_files(folder);
    earlier.retain(|file| !files.contains(file));
    for file in earlier {
        let place = folder.join(file);
        match fs::remove_file(&place) {
            Err(reason) if reason.kind() != io::ErrorKind::NotFound => {
                return Err(OutputError::system(Step::Remove, &place, reason));
            }
            _ => {}
        }
    }
    Ok(())
}

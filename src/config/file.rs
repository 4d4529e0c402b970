//! Reading a file: the only place in the program where that happens.

use std::fs;
use std::io;
use std::path::Path;

use super::nearest::nearest;
use super::problem::{Problem, Problems};
use super::source::{Place, Source};

/// The text of a file that is not a study: a page, or what a run kept.
///
/// # Errors
/// The one reason why it cannot be read.
pub fn text_of(path: &Path) -> Result<String, Problems> {
    Ok(read_file(path)?.text().to_owned())
}

/// The bytes of a file that is not text.
///
/// # Errors
/// The one reason why it cannot be read.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, Problems> {
    let whole_file =
        |problem: Problem| Problems::one(Source::new(path.display().to_string(), ""), problem);
    if path.is_dir() {
        return Err(whole_file(folder(path, path)));
    }
    read_bytes(path).map_err(|error| whole_file(unreadable(path, path, &error)))
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads files"
)]
fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    fs::read(path)
}

/// Reads the text of `path`, or tells the one reason why that cannot be done.
pub(super) fn read_file(path: &Path) -> Result<Source, Problems> {
    let whole_file = |problem| Problems::one(Source::new(path.display().to_string(), ""), problem);
    read_beside(path, path).map_err(|unread| match unread {
        Unread::Whole(problem) => whole_file(*problem),
        Unread::Inside(problems) => problems,
    })
}

/// Why a file gives no text.
pub(super) enum Unread {
    /// Something is wrong with the file as a whole, which has no place in it.
    Whole(Box<Problem>),
    /// Something is wrong at a place in it.
    Inside(Problems),
}

/// Reads the text of `path`, which is written as `name` where it is asked for, or tells the one reason why that cannot be done.
///
/// A byte order mark at the start, which some editors leave behind, is not part of the text.
pub(super) fn read_beside(path: &Path, name: &Path) -> Result<Source, Unread> {
    let whole_file = |problem: Problem| Unread::Whole(Box::new(problem));
    if path.is_dir() {
        return Err(whole_file(folder(path, name)));
    }
    let bytes = read_bytes(path).map_err(|error| whole_file(unreadable(path, name, &error)))?;
    let shown = path.display().to_string();
    let text = String::from_utf8(bytes);
    let text = text.map_err(|error| Unread::Inside(not_utf_8(&shown, error.as_bytes())))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if text.trim().is_empty() {
        return Err(whole_file(Problem::new("the file is empty")));
    }
    Ok(Source::new(shown, text))
}

fn folder(path: &Path, name: &Path) -> Problem {
    let hint = match files_beside(&path.join("any")).as_slice() {
        [] => None,
        [only] => Some(format!("did you mean `{}`?", name.join(only).display())),
        names => Some(format!("name one of the files in it: {}", names.join(", "))),
    };
    Problem::new("this is a folder, not a file").hint(hint)
}

fn unreadable(path: &Path, name: &Path, error: &io::Error) -> Problem {
    match error.kind() {
        io::ErrorKind::NotFound => missing(path, name),
        io::ErrorKind::PermissionDenied => Problem::new("the file may not be read")
            .because("the permissions of the file do not allow it"),
        _ => Problem::new("the file cannot be read").because(error.to_string()),
    }
}

fn missing(path: &Path, name: &Path) -> Problem {
    let names = files_beside(path);
    let written = path.file_name().unwrap_or_default().to_string_lossy();
    let with_ending = format!("{written}.toml");
    let near = names.iter().find(|name| **name == with_ending);
    let near = near
        .map(String::as_str)
        .or_else(|| nearest(&written, names.iter().map(String::as_str)));
    let hint = near.map(|near| format!("did you mean `{}`?", name.with_file_name(near).display()));
    Problem::new("there is no such file").hint(hint)
}

/// The names of the files in the folder of `path` with its ending, or `.toml`, in order.
fn files_beside(path: &Path) -> Vec<String> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let ending = path.extension().unwrap_or("toml".as_ref());
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let alike = paths.filter(|path| path.extension() == Some(ending));
    let mut names: Vec<String> = alike
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

/// Points to the first byte that is not UTF-8, in the text as far as it can be shown.
fn not_utf_8(name: &str, bytes: &[u8]) -> Problems {
    let hint = "save the file as UTF-8 in your editor".to_owned();
    let problem = Problem::new("the file is not UTF-8 text").hint(hint);
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Problems::one(
            Source::new(name, ""),
            problem.because("it looks like UTF-16"),
        );
    }
    let readable = bytes
        .utf8_chunks()
        .next()
        .map_or(0, |chunk| chunk.valid().len());
    let place = Place::from(readable..readable + '\u{fffd}'.len_utf8());
    let text = String::from_utf8_lossy(bytes);
    Problems::one(
        Source::new(name, text),
        problem.at(place, "this letter cannot be read"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;
    use std::io::Write;

    /// What is said of a file in a folder of its own, with that folder's name left out.
    fn told(name: &str, files: &[(&str, &[u8])]) -> String {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            let mut file = fs::OpenOptions::new()
                .create(true)
                .truncate(true)
                .write(true)
                .open(path)
                .unwrap();
            file.write_all(bytes).unwrap();
        }
        match read_file(&folder.path().join(name)) {
            Ok(source) => source.text().to_owned(),
            Err(problems) => {
                let prefix = format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR);
                let told = problems.to_string().replace(&prefix, "");
                told.replace(&folder.path().display().to_string(), "folder")
            }
        }
    }

    #[test]
    fn a_file_is_read_without_its_byte_order_mark() {
        assert_eq!(
            told("x.toml", &[("x.toml", "\u{feff}a = 1".as_bytes())]),
            "a = 1"
        );
    }

    #[test]
    fn a_file_that_is_not_there_gets_the_name_of_one_that_is() {
        assert_snapshot!(told("laboratry.toml", &[("laboratory.toml", b"a = 1"), ("minimal.toml", b"a = 1")]), @r#"
        error: there is no such file
        --> laboratry.toml
         = hint: did you mean `laboratory.toml`?

        1 problem in laboratry.toml
        "#);
        assert_snapshot!(told("minimal", &[("minimal.toml", b"a = 1")]), @r#"
        error: there is no such file
        --> minimal
         = hint: did you mean `minimal.toml`?

        1 problem in minimal
        "#);
        assert_snapshot!(told("gooi.toml", &[]), @r#"
        error: there is no such file
        --> gooi.toml

        1 problem in gooi.toml
        "#);
    }

    #[test]
    fn a_folder_an_empty_file_and_another_encoding_are_told_apart() {
        assert_snapshot!(told("", &[("a.toml", b"a = 1"), ("b.toml", b"a = 1"), ("c.csv", b"")]), @r#"
        error: this is a folder, not a file
        --> 
         = hint: name one of the files in it: a.toml, b.toml

        1 problem in
        "#);
        assert_snapshot!(told("x.toml", &[("x.toml", b" \n\n")]), @r#"
        error: the file is empty
        --> x.toml

        1 problem in x.toml
        "#);
        assert_snapshot!(told("x.toml", &[("x.toml", b"a = 1\ntitle = \"Fryslan en Dri\xe8l\"\n")]), @r#"
        error: the file is not UTF-8 text
         --> x.toml:2:24
          |
        2 | title = "Fryslan en Dri�l"
          |                        ^ this letter cannot be read
          |
          = hint: save the file as UTF-8 in your editor

        1 problem in x.toml
        "#);
        assert_snapshot!(told("x.toml", &[("x.toml", b"\xff\xfea\x00")]), @r#"
        error: the file is not UTF-8 text
        --> x.toml
         = note: it looks like UTF-16
         = hint: save the file as UTF-8 in your editor

        1 problem in x.toml
        "#);
    }
}

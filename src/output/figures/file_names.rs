//! `FileNames`: names of files from names of a study, which may hold what no file system takes.

/// The names that were given.
#[derive(Default)]
pub(super) struct FileNames {
    /// In lower case: some file systems do not tell `A` from `a`.
    given: Vec<String>,
}

impl FileNames {
    /// A name of these parts, empty ones left out, that was not given before.
    pub(super) fn name(&mut self, parts: &[&str]) -> String {
        let parts: Vec<String> = parts
            .iter()
            .filter(|part| !part.is_empty())
            .map(|part| plain(part))
            .collect();
        let wanted = parts.join("-");
        let numbered = (2_u32..).map(|number| format!("{wanted}-{number}"));
        let mut names = std::iter::once(wanted.clone()).chain(numbered);
        let is_free = |name: &String| !self.given.contains(&name.to_lowercase());
        let name = names.find(is_free).unwrap_or(wanted);
        self.given.push(name.to_lowercase());
        name
    }
}

/// Letters and digits stay, all else becomes a hyphen.
fn plain(part: &str) -> String {
    let letter = |letter: char| match letter {
        '_' => letter,
        _ if letter.is_alphanumeric() => letter,
        _ => '-',
    };
    part.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_can_be_a_file_and_none_is_given_twice() {
        let mut names = FileNames::default();
        let mut name = |parts: &[&str]| names.name(parts);
        assert_eq!(
            name(&["wachtlijst", "onderzoek", ""]),
            "wachtlijst-onderzoek"
        );
        assert_eq!(
            name(&["wachtlijst", "V&V / c:é", ""]),
            "wachtlijst-V-V---c-é"
        );
        assert_eq!(
            name(&["wachtlijst", "onderzoek", "a"]),
            "wachtlijst-onderzoek-a"
        );
        assert_eq!(
            name(&["wachtlijst", "Onderzoek-a", ""]),
            "wachtlijst-Onderzoek-a-2"
        );
        assert_eq!(name(&["wachtlijst", "../x", ""]), "wachtlijst----x");
    }
}

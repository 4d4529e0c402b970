//! Letters as a reader gets them: what they say, that their numbers are those of the tables of the same run, and that
//! their files can be read by everybody.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use insta::assert_snapshot;
use zip::ZipArchive;

use super::super::data_table::{Cell, DataTable, Form};
use super::super::small_run::SmallRun;
use super::super::tables::TABLES;
use super::content::{Block, Letter};
use super::files::files;
use super::html;
use super::{LetterError, LetterRequest, StoredLetters};
use crate::analysis::Findings;
use crate::model::Language;

/// The letter as plain text.
fn text(letter: &Letter) -> String {
    let mut text = format!("{}\n# {}\n{}\n", letter.kind, letter.title, letter.measure);
    for section in &letter.sections {
        text += &format!("\n## {}\n\n", section.heading);
        for block in &section.blocks {
            text += &match block {
                Block::Paragraph(words) => format!("{words}\n"),
                Block::List(items) => items.iter().map(|item| format!("- {item}\n")).collect(),
                Block::Table { number, table } => of_table(*number, table),
                Block::Figure(figure) => format!(
                    "[{}. {}: {}]\n",
                    figure.number, figure.caption, figure.description
                ),
                Block::Numbers { number, table, .. } => {
                    format!("Figure {}", of_table(*number, table))
                }
            };
        }
    }
    format!("{text}\n{}\n", letter.source)
}

fn of_table(number: usize, table: &DataTable) -> String {
    let row = |cells: Vec<&str>| format!("| {} |\n", cells.join(" | "));
    let headings = row(table.headings.iter().map(String::as_str).collect());
    let rows = table.rows.iter();
    let rows: String = rows
        .map(|cells| row(cells.iter().map(Cell::written).collect()))
        .collect();
    format!(
        "{number}. {}\n{headings}{rows}{}\n",
        table.caption, table.note
    )
}

fn stored(findings: &Findings<'_>) -> StoredLetters {
    let kept = StoredLetters::of(findings).text();
    StoredLetters::read(&kept).expect("what was kept can be read")
}

fn letter(findings: &Findings<'_>, language: Language) -> Letter {
    let letters = stored(findings);
    let found = letters.letter(Some(language), None);
    found.expect("a letter").clone()
}

/// The version changes with every release, and with it the run number.
fn without_version(text: &str) -> String {
    text.replace(super::super::manifest::VERSION, "VERSION")
}

#[test]
fn a_letter_about_a_measure_in_dutch() {
    let small = SmallRun::with_hire(Language::Dutch);
    let letter = letter(&small.findings(), Language::Dutch);
    assert_snapshot!(without_version(&text(&letter)));
}

#[test]
fn a_letter_about_a_measure_in_english() {
    let small = SmallRun::with_hire(Language::Dutch);
    let letter = letter(&small.findings(), Language::English);
    assert_snapshot!(without_version(&text(&letter)));
}

#[test]
fn a_letter_about_two_areas_in_dutch() {
    let small = SmallRun::of(&["nu", "meer"], Language::Dutch, 2);
    let letter = letter(&small.findings(), Language::Dutch);
    assert_snapshot!(without_version(&text(&letter)));
}

#[test]
fn a_letter_about_two_areas_in_english() {
    let small = SmallRun::of(&["nu", "meer"], Language::Dutch, 2);
    let letter = letter(&small.findings(), Language::English);
    assert_snapshot!(without_version(&text(&letter)));
}

#[test]
fn a_letter_without_a_measure_in_dutch() {
    let small = SmallRun::of(&["nu"], Language::Dutch, 2);
    let letter = letter(&small.findings(), Language::Dutch);
    assert_snapshot!(without_version(&text(&letter)));
}

/// The numbers in words: digits with the marks between them.
fn numbers(words: &str) -> BTreeSet<String> {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == ',' || letter == '.';
    let pieces = words.split(|letter: char| !is_part(letter));
    let pieces = pieces.map(|piece| piece.trim_matches([',', '.']).to_owned());
    pieces.filter(|piece| !piece.is_empty()).collect()
}

fn tables(letter: &Letter) -> Vec<&DataTable> {
    let mut tables = Vec::new();
    for block in letter.blocks() {
        if let Block::Table { table, .. } = block {
            tables.push(table);
        }
    }
    tables
}

/// The numbers of the tables of a letter as they are written there.
fn numbers_of_tables(letter: &Letter) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for table in tables(letter) {
        let cells = table.rows.iter().flatten().map(Cell::written);
        for words in cells.chain(table.headings.iter().map(String::as_str)) {
            known.extend(numbers(words));
        }
    }
    known
}

/// What a letter says besides its tables, without what is the same in every letter.
fn sentences(letter: &Letter) -> Vec<String> {
    let words = html::words(letter);
    let futures = words.words.number(letter.futures as f64, 0);
    let the_same = [
        words.what_a_range_is(),
        words.no_lists(),
        "in 9 van de 10 doorrekeningen",
        "in 9 of 10 runs",
        "met 95% zekerheid",
        "with 95% certainty",
        &format!("{futures} doorrekeningen"),
        &format!("{futures} runs"),
        &format!("{futures} keer doorgerekend"),
        &format!("{futures} times"),
        "zie bijlage 1",
        "see annex 1",
    ]
    .map(str::to_owned);
    let mut sentences = Vec::new();
    for block in letter.blocks() {
        match block {
            Block::Paragraph(text) => sentences.push(text.clone()),
            Block::List(items) => sentences.extend(items.clone()),
            Block::Table { .. } | Block::Figure(_) | Block::Numbers { .. } => {}
        }
    }
    for sentence in &mut sentences {
        for same in &the_same {
            *sentence = sentence.replace(same.as_str(), "");
        }
    }
    sentences
}

/// Every number that a letter tells stands in one of its tables, or in a caution or an assumption of the manifest.
#[test]
fn every_number_in_words_stands_in_a_table() {
    for (small, language) in [
        (SmallRun::with_hire(Language::Dutch), Language::Dutch),
        (SmallRun::with_hire(Language::English), Language::English),
        (
            SmallRun::of(&["nu", "meer"], Language::Dutch, 2),
            Language::Dutch,
        ),
    ] {
        let findings = small.findings();
        let letter = letter(&findings, language);
        let mut known = numbers_of_tables(&letter);
        let words = letter.words();
        for found in &findings.scenarios {
            for caution in &found.cautions {
                known.extend(numbers(&words.caution(caution, &found.scenario.model)));
            }
        }
        for assumption in &findings.study.assumptions {
            known.extend(numbers(&assumption.code));
        }
        let period = words.days_from_until(
            findings.scenarios[0].scenario.model.from(),
            findings.scenarios[0].scenario.model.until(),
        );
        known.extend(numbers(&period));
        for sentence in sentences(&letter) {
            let unknown: Vec<String> = numbers(&sentence)
                .into_iter()
                .filter(|number| !known.contains(number))
                .collect();
            assert!(unknown.is_empty(), "{unknown:?} in: {sentence}");
        }
    }
}

/// Every number of the tables of a run, as the files have it.
fn written_in_files(findings: &Findings<'_>) -> BTreeSet<String> {
    let mut written = BTreeSet::new();
    for table in TABLES {
        let mut bytes = Vec::new();
        table.write(findings, &mut bytes).expect("a table");
        let text = String::from_utf8(bytes).expect("text");
        written.extend(text.split([',', '\n']).map(str::to_owned));
    }
    written
}

fn digits_of(form: Form) -> usize {
    match form {
        Form::Count => 3,
        Form::Share => 4,
        Form::Euro => 2,
    }
}

/// Every number in the tables of a letter stands in the files of the run, to the last digit of these. Sums of money are
/// sums of what stands there.
#[test]
fn every_number_in_a_table_stands_in_the_files_of_the_run() {
    for small in [
        SmallRun::with_hire(Language::Dutch),
        SmallRun::of(&["nu", "meer"], Language::Dutch, 2),
    ] {
        let findings = small.findings();
        let written = written_in_files(&findings);
        let letter = letter(&findings, Language::Dutch);
        let mut told = 0;
        for cell in tables(&letter)
            .into_iter()
            .flat_map(|table| &table.rows)
            .flatten()
        {
            let (values, form) = match cell {
                Cell::Number { value, form, .. } => (vec![*value], *form),
                Cell::Range {
                    value,
                    low,
                    high,
                    form,
                    ..
                } => (vec![*value, *low, *high], *form),
                Cell::Text(_) | Cell::Day { .. } => continue,
            };
            for value in values {
                let digits = digits_of(form);
                // What rounds to nothing has no sign in the files.
                let as_written = format!("{value:.digits$}").replace("-0.000", "0.000");
                let is_sum = form == Form::Euro && is_sum_of_costs(&findings, value);
                assert!(
                    written.contains(&as_written) || is_sum,
                    "{as_written} of {cell:?}"
                );
                told += 1;
            }
        }
        assert!(told > 20);
    }
}

/// Sums over the years, over the items and over both, of one scenario, and the differences between scenarios.
fn is_sum_of_costs(findings: &Findings<'_>, value: f64) -> bool {
    let mut sums: Vec<Vec<f64>> = Vec::new();
    for found in &findings.scenarios {
        let sum = |is_in: &dyn Fn(&crate::analysis::CostRow) -> bool| -> f64 {
            let rows = found.costs.iter().filter(|row| is_in(row));
            rows.map(|row| row.euro).sum()
        };
        let mut of_scenario = vec![
            sum(&|_| true),
            sum(&|row| row.year == 2020),
            sum(&|row| row.year == 2021),
        ];
        of_scenario.extend(
            found
                .costs
                .iter()
                .map(|row| sum(&|other| other.item == row.item)),
        );
        of_scenario.extend(found.costs.iter().map(|row| row.euro));
        sums.push(of_scenario);
    }
    // Whole euros of every year are added up.
    let close = |sum: f64| (sum - value).abs() < 2.0;
    let is_one = sums.iter().flatten().any(|&sum| close(sum));
    let baseline = &sums[0];
    let others = sums[1..].iter();
    let is_difference =
        |other: &Vec<f64>| (0..3).any(|which| close(other[which] - baseline[which]));
    is_one || others.clone().any(is_difference)
}

/// The parts of a Word document or a workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    let mut file = archive.by_name(name).expect("a part");
    file.read_to_string(&mut text).expect("text");
    text
}

fn file(findings: &Findings<'_>, request: &LetterRequest<'_>, name: &str) -> Vec<u8> {
    let files = files(&stored(findings), request).expect("files");
    let found = files.into_iter().find(|(file, _)| file == name);
    found.expect("a file").1
}

#[test]
fn a_word_document_can_be_read_by_everybody() {
    let small = SmallRun::of(&["nu", "meer"], Language::Dutch, 2);
    let findings = small.findings();
    for (language, locale) in [(Language::Dutch, "nl-NL"), (Language::English, "en-GB")] {
        let request = LetterRequest {
            language: Some(language),
            ..LetterRequest::default()
        };
        let bytes = file(&findings, &request, "letter.docx");
        let document = part(&bytes, "word/document.xml");
        let pictures: Vec<&str> = document.split("<wp:docPr ").skip(1).collect();
        assert!(pictures.len() >= 4);
        for picture in pictures {
            let alternative = picture.split("descr=\"").nth(1).unwrap_or_default();
            assert!(alternative.find('"').is_some_and(|length| length > 60));
        }
        let tables: Vec<&str> = document.split("<w:tbl>").skip(1).collect();
        assert!(tables.len() > 5);
        for table in tables {
            let first_row = table.split("</w:tr>").next().unwrap_or_default();
            assert!(first_row.contains("<w:tblHeader/>"));
            assert!(table.contains("<w:tblCaption w:val=\""));
        }
        assert!(document.contains("<w:pStyle w:val=\"Heading1\"/>"));
        assert!(document.contains("SEQ"));
        assert!(!document.contains("{{"));
        let styles = part(&bytes, "word/styles.xml");
        assert!(styles.contains(&format!("<w:lang w:val=\"{locale}\"")));
        let core = part(&bytes, "docProps/core.xml");
        assert!(core.contains("<dc:title>Kleine studie"));
        assert!(core.contains(&format!("<dc:language>{locale}</dc:language>")));
    }
}

#[test]
fn a_workbook_has_numbers_dates_and_charts() {
    let small = SmallRun::of(&["nu", "meer"], Language::Dutch, 2);
    let bytes = file(&small.findings(), &LetterRequest::default(), "tables.xlsx");
    let workbook = part(&bytes, "xl/workbook.xml");
    for name in [
        "Inhoud",
        "Tabel 1",
        "wachtlijst research",
        "op-tijd ten-weeks",
        "overzicht",
        "doorlooptijden",
        "alle kosten",
    ] {
        assert!(workbook.contains(&format!("name=\"{name}\"")), "{name}");
    }
    for sheet in 1..=workbook.matches("<sheet ").count() {
        let sheet = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(sheet.contains("state=\"frozen\""));
    }
    let formats = part(&bytes, "xl/styles.xml");
    for format in ["[$-413]d mmmm yyyy", "#,##0.0", "0.0%"] {
        assert!(formats.contains(format), "{format}");
    }
    let chart = part(&bytes, "xl/charts/chart1.xml");
    assert!(chart.contains("<c:dateAx>"));
    let drawing = part(&bytes, "xl/drawings/drawing1.xml");
    assert!(drawing.contains("descr=\"Lijngrafiek"));
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("1980-01-01"));
}

#[test]
fn a_page_needs_nothing_from_outside() {
    let small = SmallRun::of(&["nu", "meer"], Language::Dutch, 2);
    let page = file(&small.findings(), &LetterRequest::default(), "letter.html");
    let page = String::from_utf8(page).expect("text");
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"nl\">"));
    for outside in ["src=\"http", "href=", "@import", "<script", "url(http"] {
        assert!(!page.contains(outside), "{outside}");
    }
    assert_eq!(page.matches("<h1>").count(), 1);
    assert_eq!(
        page.matches("<table>").count(),
        page.matches("<caption>").count()
    );
    assert_eq!(
        page.matches("<figure>").count(),
        page.matches("<caption>Figuur ").count(),
        "every figure has its numbers"
    );
    assert!(!page.contains("<th>"), "every header says what it is of");
}

#[test]
fn the_same_letter_has_the_same_bytes() {
    let small = SmallRun::with_hire(Language::Dutch);
    let findings = small.findings();
    let once = files(&stored(&findings), &LetterRequest::default()).expect("files");
    let again = files(&stored(&findings), &LetterRequest::default()).expect("files");
    assert_eq!(once, again);
    let english = LetterRequest {
        language: Some(Language::English),
        ..LetterRequest::default()
    };
    let other = files(&stored(&findings), &english).expect("files");
    assert_ne!(once, other);
}

#[test]
fn a_scenario_that_is_not_there_is_told() {
    let small = SmallRun::with_hire(Language::Dutch);
    let request = LetterRequest {
        scenario: Some("implus"),
        ..LetterRequest::default()
    };
    let error = files(&stored(&small.findings()), &request).expect_err("no such scenario");
    assert_eq!(
        error.to_string(),
        "no letter is about the scenario `implus`"
    );
    assert_eq!(error.hint().as_deref(), Some("known: impuls"));
}

#[test]
fn a_letter_stands_in_the_page_of_somebody_else() {
    let small = SmallRun::with_hire(Language::Dutch);
    let findings = small.findings();
    let page = "<!DOCTYPE html><html lang=\"nl\"><head><title>{{ titel }}</title></head><body><p>Gemeente</p>{{kop}}\n\
                {{situatie}}<p>Ons besluit.</p>{{onzeker}}</body></html>";
    let request = LetterRequest {
        page: Some(("huisstijl.html", page)),
        ..LetterRequest::default()
    };
    let filled = file(&findings, &request, "letter.html");
    let filled = String::from_utf8(filled).expect("text");
    assert!(filled.contains("<title>Kleine studie</title>"));
    assert!(filled.contains("<p>Ons besluit.</p>"));
    assert!(filled.contains("Wat niet zeker is"));
    assert!(!filled.contains("Het geld"));
    assert!(filled.contains("@media print"));
    assert!(!filled.contains("{{"));
}

#[test]
fn a_template_that_is_wrong_is_told_where_and_why() {
    let small = SmallRun::with_hire(Language::Dutch);
    let letters = stored(&small.findings());
    let told = |page: &str| {
        let request = LetterRequest {
            page: Some(("huisstijl.html", page)),
            ..LetterRequest::default()
        };
        let error = files(&letters, &request).expect_err("a wrong template");
        assert!(error.hint().is_some());
        error.to_string()
    };
    assert_eq!(
        told("<p>\n{{breif}}"),
        "huisstijl.html, line 2: the letter has no part called `{{breif}}`"
    );
    assert_eq!(
        told("<p>nothing"),
        "huisstijl.html: there is no place for the letter"
    );
    assert_eq!(
        told("{{geld}}"),
        "huisstijl.html: there is no place for what is not certain"
    );
    let request = LetterRequest {
        document: Some(("huisstijl.docx", b"no package")),
        ..LetterRequest::default()
    };
    let error = files(&letters, &request).expect_err("no document");
    assert!(matches!(error, LetterError::Template(_)));
    assert!(
        error
            .to_string()
            .starts_with("huisstijl.docx: this is no Word document")
    );
}

//! The charts as a reader meets them: the title inked, the labels apart, words for who cannot see them.

use resvg::tiny_skia::Pixmap;
use resvg::usvg::{Group, Node, roxmltree};

use crate::time::Day;

use super::font::{Weight, text_width};
use super::*;

pub(super) const DUTCH: Notation = Notation {
    months: [
        "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
    ],
    decimal_mark: ',',
    group_mark: '.',
};

fn caption(title: &str, subtitle: &str) -> Caption {
    Caption {
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        source: "Bron: doorstroom 0.1.0, studie gooi-en-vechtstreek, 400 herhalingen, seed 1; \
                 uitgangspunten in run.json"
            .to_owned(),
        description: "De mediaan loopt op tot 210 zaken & daalt daarna tot < 60.".to_owned(),
        language: "nl".to_owned(),
    }
}

/// A list that grows, is worked away and levels off, at most `highest` long.
fn waiting_list_of(weeks: i32, highest: f64) -> WaitingListChart {
    let first = Day::new(2026, 1, 5);
    let mark = |week: i32, label: &str| Mark {
        day: first + 7 * week,
        label: label.to_owned(),
    };
    WaitingListChart {
        caption: caption(
            "Wachtlijst onderzoek, regio Gooi en Vechtstreek",
            "Aantal wachtende zaken per week, 400 herhalingen",
        ),
        notation: DUTCH,
        size: Size::Full,
        value_title: "wachtende zaken".to_owned(),
        legend: WaitingListLegend {
            median: "mediaan".to_owned(),
            half: "helft van de herhalingen".to_owned(),
            most: "9 op de 10 herhalingen".to_owned(),
        },
        name: String::new(),
        others: vec![],
        weeks: (0..=weeks)
            .map(|week| week_of(first + 7 * week, week, weeks, highest))
            .collect(),
        marks: vec![
            mark(weeks / 8, "einde aanlooptijd"),
            mark(weeks / 6, "start extra team (tijdelijk)"),
            mark(weeks - 2, "einde van de tijdelijke maatregel"),
        ],
        target: Some(Target {
            value: highest * 0.24,
            label: format!("streefwaarde: {} zaken", DUTCH.count(highest * 0.24)),
        }),
        below: None,
    }
}

fn week_of(day: Day, week: i32, weeks: i32, highest: f64) -> WaitingListWeek {
    let past = f64::from(week) / f64::from(weeks);
    let hump = if past < 0.25 {
        0.5 + 1.2 * past
    } else {
        0.8 / (1.0 + 4.0 * (past - 0.25))
    };
    let ripple = f64::from((week * 37) % 11) * 0.003;
    let (middle, spread) = ((hump + ripple) * highest, past.min(0.2) * highest);
    WaitingListWeek {
        day,
        p05: (middle - 1.2 * spread).max(0.0),
        p25: (middle - 0.4 * spread).max(0.0),
        p50: middle,
        p75: middle + 0.5 * spread,
        p95: (middle + spread).min(highest),
    }
}

fn share_of(months: i32) -> MonthlyChart {
    let first = Day::new(2026, 1, 1);
    let month = |index: i32| MonthlyValue {
        month: first.plus_months(index),
        value: (index % 9 != 4).then(|| {
            let mean =
                0.45 + 0.4 * f64::from(index) / f64::from(months) + 0.02 * f64::from(index * 7 % 5);
            ValueRange {
                middle: mean,
                p05: mean - 0.12,
                p95: (mean + 0.09).min(1.0),
            }
        }),
    };
    MonthlyChart {
        caption: caption(
            "Onderzoek binnen tien weken afgerond",
            "Aandeel van de zaken waarvan de termijn in die maand afliep",
        ),
        notation: DUTCH,
        size: Size::Full,
        unit: MonthlyUnit::Share,
        legend: MonthlyLegend {
            middle: "gemiddelde".to_owned(),
            range: "9 op de 10 herhalingen".to_owned(),
        },
        name: String::new(),
        panels: vec![MonthlyPanel {
            value_title: "op tijd".to_owned(),
            others: vec![],
            months: (0..months).map(month).collect(),
            target: Some(Target {
                value: 0.8,
                label: "streefwaarde: 80% op tijd".to_owned(),
            }),
        }],
    }
}

const SCENARIOS: [(&str, &str); 4] = [
    ("impuls", "impuls: 3 fte, april 2021 tot april 2022"),
    (
        "impuls-en-structureel",
        "impuls, daarna 1,5 fte structureel",
    ),
    (
        "meldingen-2019",
        "impuls, meldingen terug op het niveau van 2019",
    ),
    ("drie lijsten", "drie regionale wachtlijsten"),
];

/// A line for each scenario; the last has a gap.
fn scenario_lines(days: &[(Day, f64)]) -> Vec<ScenarioLine> {
    let line = |(position, (name, legend)): (usize, (&str, &str))| ScenarioLine {
        name: name.to_owned(),
        legend: legend.to_owned(),
        points: (days.iter().enumerate())
            .map(|(index, &(day, value))| {
                let is_gap = position == 3 && index % 20 == 7;
                let part = 1.0 - 0.2 * (position as f64 + 1.0);
                (day, (!is_gap).then_some(value * part))
            })
            .collect(),
    };
    SCENARIOS.into_iter().enumerate().map(line).collect()
}

fn beside_scenarios(mut chart: WaitingListChart) -> WaitingListChart {
    let medians: Vec<(Day, f64)> = (chart.weeks.iter())
        .map(|week| (week.day, week.p50))
        .collect();
    chart.name = "zonder-impuls".to_owned();
    chart.others = scenario_lines(&medians);
    chart
}

fn shares_beside_scenarios(mut chart: MonthlyChart) -> MonthlyChart {
    let means: Vec<(Day, f64)> = (chart.panels[0].months.iter())
        .map(|month| (month.month, month.value.map_or(0.5, |value| value.middle)))
        .collect();
    chart.name = "zonder-impuls".to_owned();
    chart.panels[0].others = scenario_lines(&means);
    chart
}

fn utilisation_of(means: &[(&str, f64)]) -> UtilisationChart {
    let bar = |&(label, mean): &(&str, f64)| UtilisationBar {
        label: label.to_owned(),
        mean,
        p05: (mean - 0.06).max(0.0),
        p95: mean + 0.04,
    };
    UtilisationChart {
        caption: caption(
            "Bezetting per functie, regio Gooi en Vechtstreek",
            "Gewerkte uren als deel van de beschikbare uren, 2026 tot en met 2029",
        ),
        notation: DUTCH,
        legend: UtilisationLegend {
            mean: "gemiddelde".to_owned(),
            range: "9 op de 10 herhalingen".to_owned(),
        },
        bars: means.iter().map(bar).collect(),
        full_label: "alle beschikbare uren".to_owned(),
    }
}

const ROLES: [(&str, f64); 5] = [
    ("Medewerker Veilig Thuis", 0.93),
    (
        "Gedragswetenschapper en aandachtsfunctionaris kindermishandeling",
        0.71,
    ),
    ("Vertrouwensarts", 0.35),
    ("Administratie", 1.08),
    ("Crisisinterventieteamcoördinator buiten kantooruren", 0.0),
];

/// Staff that steps up and down under a list, of five scenarios; three read the same at the end.
fn with_staff(mut chart: WaitingListChart) -> WaitingListChart {
    let first = chart.weeks[0].day;
    let last = chart.weeks[chart.weeks.len() - 1].day;
    let steps = |more: f64, for_good: bool| {
        let (from, until) = (first + 60, first + 150);
        let step = |from: Day, until: Day, value: f64| Step { from, until, value };
        vec![
            step(first, from, 6.5),
            step(from, until, 6.5 + more),
            step(until, last, if for_good { 6.5 + more } else { 6.5 }),
        ]
    };
    chart.below = Some(LowerPanel {
        value_title: "fte in dienst: medewerker Veilig Thuis, voor onderzoek".to_owned(),
        unit: LowerUnit::Fte,
        columns: vec![],
        columns_legend: String::new(),
        own: steps(0.0, false),
        others: (SCENARIOS.into_iter().zip([3.0, 1.5, 2.0, 0.5]))
            .map(|((name, _), more)| (name.to_owned(), steps(more, more < 2.0)))
            .collect(),
        the_rest: "overige".to_owned(),
    });
    chart
}

/// Contacts by month under a list of contacts that are over time.
fn with_contacts(mut chart: WaitingListChart) -> WaitingListChart {
    let first = Day::new(2026, 1, 1);
    let month = |number: i32, value: f64| Step {
        from: first.plus_months(number),
        until: first.plus_months(number + 1),
        value,
    };
    chart.below = Some(LowerPanel {
        value_title: "contacten per maand".to_owned(),
        unit: LowerUnit::Count,
        columns: (0..6).map(|number| month(number, 90.0)).collect(),
        columns_legend: "uiterlijk die maand te doen".to_owned(),
        own: (0..6)
            .map(|number| month(number, 70.0 + f64::from(number)))
            .collect(),
        others: vec![],
        the_rest: "overige".to_owned(),
    });
    chart
}

/// Weeks in two panels, with a term that both share.
fn weeks_of(months: i32) -> MonthlyChart {
    let mut chart = share_of(months);
    chart.unit = MonthlyUnit::Length;
    for month in &mut chart.panels[0].months {
        month.value = month.value.map(|share| ValueRange {
            middle: 20.0 * share.middle,
            p05: 20.0 * share.p05,
            p95: 20.0 * share.p95,
        });
    }
    chart.panels[0].target = Some(Target {
        value: 10.0,
        label: "termijn: 10 weken".to_owned(),
    });
    let lower = chart.panels[0].clone();
    chart.panels.push(lower);
    chart
}

fn areas_of(titles: &[&str]) -> AreaListsChart {
    let list = beside_scenarios(waiting_list_of(52, 40.0));
    let panel = |title: &&str| AreaPanel {
        title: format!("{title}: wachtende zaken"),
        weeks: list.weeks.clone(),
        others: list.others.clone(),
    };
    AreaListsChart {
        caption: list.caption.clone(),
        notation: DUTCH,
        legend: list.legend.clone(),
        name: list.name.clone(),
        the_rest: "overige".to_owned(),
        areas: titles.iter().map(panel).collect(),
        marks: list.marks.clone(),
    }
}

fn groups_of(labels: &[&str]) -> GroupedBarsChart {
    let bar = |(number, label): (usize, &&str)| {
        let share = 0.4 + 0.2 * number as f64;
        GroupedBar {
            label: (*label).to_owned(),
            share: (number != 4).then_some(share),
            written: if number == 4 {
                "geen".to_owned()
            } else {
                DUTCH.percent(share)
            },
            range: (number < 3).then_some((share - 0.1, share + 0.1)),
            note: "1.234 nu te laat van 12.345".to_owned(),
        }
    };
    let group = |heading: &str| BarGroup {
        heading: heading.to_owned(),
        explanation:
            "Van de termijnen die in de periode verstreken: het deel dat op tijd is gehaald. "
                .repeat(2),
        bars: labels.iter().enumerate().map(bar).collect(),
    };
    GroupedBarsChart {
        caption: caption("Drie tellingen", "Naast elkaar"),
        notation: DUTCH,
        bar_legend: "gemiddelde".to_owned(),
        range_legend: "9 op de 10 herhalingen".to_owned(),
        groups: vec![group("Verstreken termijnen"), group("Afgerond werk")],
        mark: Some(Target {
            value: 0.9,
            label: "streefwaarde: 90% op tijd".to_owned(),
        }),
    }
}

fn differences_of(scale: f64) -> DifferencesChart {
    let row = |(number, (name, _)): (usize, (&str, &str))| {
        let middle = scale * (number as f64 - 1.0);
        DifferenceRow {
            label: name.to_owned(),
            difference: (number < 3).then_some(middle),
            interval: (number < 3).then_some((middle - 0.3 * scale, middle + 0.3 * scale)),
            written: if number < 3 {
                DUTCH.number(middle, 1)
            } else {
                "geen zaken".to_owned()
            },
            range: "\u{2212}1.234,5 tot +1.234,5".to_owned(),
        }
    };
    let measure = |more_is_better, unit| MeasurePanel {
        heading: "Wachtlijst onderzoek: zaken op 1 januari 2023".to_owned(),
        more_is_better,
        unit,
        rows: SCENARIOS.into_iter().enumerate().map(row).collect(),
    };
    DifferencesChart {
        caption: caption("Overzicht", "Verschil met zonder-impuls"),
        notation: DUTCH,
        legend: DifferencesLegend {
            sure: "gemiddeld verschil".to_owned(),
            unsure: "verschil dat niet zeker is".to_owned(),
            interval: "95%-interval".to_owned(),
        },
        worse: "slechter dan zonder-impuls".to_owned(),
        better: "beter dan zonder-impuls".to_owned(),
        measures: vec![
            measure(true, DifferenceUnit::Points),
            measure(false, DifferenceUnit::Count),
        ],
    }
}

fn every_chart() -> Vec<(&'static str, Svg)> {
    let mut without_extras = waiting_list_of(104, 250.0);
    without_extras.marks.clear();
    without_extras.target = None;
    vec![
        ("list-6-months", waiting_list(&waiting_list_of(26, 48.0))),
        ("list-2-years", waiting_list(&waiting_list_of(104, 250.0))),
        (
            "list-6-years",
            waiting_list(&waiting_list_of(313, 12_000.0)),
        ),
        ("list-of-zeros", waiting_list(&waiting_list_of(52, 0.0))),
        ("list-of-two", waiting_list(&waiting_list_of(52, 2.0))),
        ("list-8-weeks", waiting_list(&waiting_list_of(8, 90.0))),
        ("list-plain", waiting_list(&without_extras)),
        (
            "list-scenarios",
            waiting_list(&beside_scenarios(waiting_list_of(104, 48.0))),
        ),
        (
            "share-scenarios",
            by_month(&shares_beside_scenarios(share_of(24))),
        ),
        ("share-6-months", by_month(&share_of(6))),
        ("share-2-years", by_month(&share_of(24))),
        ("share-6-years", by_month(&share_of(72))),
        (
            "list-staff",
            waiting_list(&with_staff(beside_scenarios(waiting_list_of(104, 48.0)))),
        ),
        (
            "list-contacts",
            waiting_list(&with_contacts(waiting_list_of(26, 300.0))),
        ),
        ("weeks", by_month(&weeks_of(24))),
        (
            "areas",
            area_lists(&areas_of(&[
                "Zuid-Kennemerland",
                "IJmond",
                "Haarlemmermeer",
            ])),
        ),
        (
            "groups",
            grouped_bars(&groups_of(&[
                "zonder-impuls",
                "impuls",
                "impuls-en-structureel, meldingen-2019, drie regionale lijsten",
                "te veel",
                "geen",
            ])),
        ),
        ("group-of-one", grouped_bars(&groups_of(&[""]))),
        ("differences", differences(&differences_of(24.0))),
        ("differences-small", differences(&differences_of(0.004))),
        ("utilisation", utilisation(&utilisation_of(&ROLES))),
        (
            "utilisation-one",
            utilisation(&utilisation_of(&ROLES[2..3])),
        ),
    ]
}

/// A text as the rasteriser lays it out, in pixels of the picture.
struct TextBox {
    text: String,
    weight: Weight,
    size: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

fn text_boxes(svg: &Svg) -> Vec<TextBox> {
    let tree = svg.tree().expect("a chart can be read back");
    let mut boxes = Vec::new();
    collect_text(tree.root(), &mut boxes);
    boxes
}

fn collect_text(group: &Group, boxes: &mut Vec<TextBox>) {
    for node in group.children() {
        match node {
            Node::Group(group) => collect_text(group, boxes),
            Node::Text(text) => {
                let place = text.abs_bounding_box();
                // Each of our texts is one chunk of one span.
                let chunk = &text.chunks()[0];
                let span = &chunk.spans()[0];
                let pixels_per_unit = f64::from(text.abs_transform().sx);
                boxes.push(TextBox {
                    text: chunk.text().to_owned(),
                    weight: match span.font().weight() {
                        600 => Weight::SemiBold,
                        _ => Weight::Regular,
                    },
                    size: f64::from(span.font_size().get()) * pixels_per_unit,
                    left: f64::from(place.left()),
                    right: f64::from(place.right()),
                    top: f64::from(place.top()),
                    bottom: f64::from(place.bottom()),
                });
            }
            _ => {}
        }
    }
}

#[test]
fn no_label_touches_another_or_leaves_the_picture() {
    for (name, svg) in every_chart() {
        assert_apart(name, &svg);
    }
}

fn assert_apart(name: &str, svg: &Svg) {
    let boxes = text_boxes(svg);
    let (width, height) = (f64::from(svg.width()), f64::from(svg.height()));
    for (index, one) in boxes.iter().enumerate() {
        let is_across = one.left >= 0.0 && one.right <= width;
        let is_down = one.top >= 0.0 && one.bottom <= height;
        assert!(
            is_across && is_down,
            "{name}: {} leaves the picture",
            one.text
        );
        for other in &boxes[index + 1..] {
            let is_beside = one.right <= other.left || other.right <= one.left;
            let is_above = one.bottom <= other.top || other.bottom <= one.top;
            assert!(
                is_beside || is_above,
                "{name}: {} touches {}",
                one.text,
                other.text
            );
        }
    }
}

/// Second source of our own measures: the layout of the rasteriser.
#[test]
fn texts_are_as_wide_as_we_measure_them() {
    for (name, svg) in every_chart() {
        for text in text_boxes(&svg) {
            let measured = text_width(&text.text, text.weight, text.size);
            let drawn = text.right - text.left;
            assert!(
                (drawn - measured).abs() < 0.5,
                "{name}: {}: {drawn} {measured}",
                text.text
            );
        }
    }
}

#[test]
fn the_title_has_ink() {
    for (name, svg) in every_chart() {
        let png = svg.to_png().expect("a chart can be rasterised");
        let pixels = Pixmap::decode_png(&png).expect("a chart is a sound PNG");
        assert_eq!(pixels.width(), 2 * svg.width());
        assert_eq!(pixels.height(), 2 * svg.height());
        let title = &text_boxes(&svg)[0];
        let is_in_title = |x: u32, y: u32| {
            let (x, y) = (f64::from(x) / 2.0, f64::from(y) / 2.0);
            x >= title.left && x <= title.right && y >= title.top && y <= title.bottom
        };
        let dark = pixels.pixels().iter().enumerate().filter(|(index, pixel)| {
            let (x, y) = (
                *index as u32 % pixels.width(),
                *index as u32 / pixels.width(),
            );
            pixel.green() < 100 && is_in_title(x, y)
        });
        // A letter of semibold text inks about a seventh of its box.
        let area = 4.0 * (title.right - title.left) * (title.bottom - title.top);
        assert!(dark.count() as f64 > 0.08 * area, "{name}");
    }
}

#[test]
fn the_svg_speaks_to_who_cannot_see_it() {
    for (name, svg) in every_chart() {
        let text = svg.text();
        let document = roxmltree::Document::parse(&text).expect("well-formed XML");
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"), "{name}");
        assert_eq!(root.attribute("lang"), Some("nl"), "{name}");
        let mut children = root.children().filter(roxmltree::Node::is_element);
        let (title, description) = (children.next(), children.next());
        let words = |node: Option<roxmltree::Node<'_, '_>>| {
            node.map(|node| {
                (
                    node.tag_name().name().to_owned(),
                    node.text().unwrap_or("").to_owned(),
                )
            })
        };
        let (title_tag, title) = words(title).expect("a title");
        let (description_tag, description) = words(description).expect("a description");
        assert_eq!(
            (title_tag.as_str(), description_tag.as_str()),
            ("title", "desc")
        );
        assert!(!title.is_empty());
        assert_eq!(
            description,
            "De mediaan loopt op tot 210 zaken & daalt daarna tot < 60."
        );
        assert!(text.contains("@font-face") && text.contains("font/woff2"));
    }
}

#[test]
fn long_words_everywhere_stay_inside_and_apart() {
    let mut list = waiting_list_of(60, 30.0);
    list.caption.subtitle = list.caption.subtitle.repeat(4);
    list.legend.half = "de helft van alle herhalingen ligt in deze band ".repeat(4);
    list.target = Some(Target {
        value: 1.0,
        label: "streefwaarde volgens het samenwerkingsconvenant: hoogstens 1 zaak".to_owned(),
    });
    let mut bars = utilisation_of(&ROLES);
    bars.full_label = "alle uren die beschikbaar zijn na verlof en verzuim ".repeat(3);
    assert_apart("list", &waiting_list(&list));
    assert_apart("bars", &utilisation(&bars));
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let (once, again) = (every_chart(), every_chart());
    assert_eq!(once, again);
    assert_eq!(once[0].1.to_png(), again[0].1.to_png());
}

#[test]
fn charts_without_data_are_empty_axes() {
    let mut list = waiting_list_of(26, 48.0);
    list.weeks.clear();
    let mut shares = share_of(6);
    shares.panels[0].months.clear();
    for svg in [
        waiting_list(&list),
        by_month(&shares),
        utilisation(&utilisation_of(&[])),
        grouped_bars(&GroupedBarsChart {
            groups: vec![],
            ..groups_of(&[])
        }),
        differences(&DifferencesChart {
            measures: vec![],
            ..differences_of(1.0)
        }),
    ] {
        assert!(svg.to_png().is_ok());
    }
}

#[test]
fn what_is_not_a_number_does_not_stop_a_chart() {
    let mut list = waiting_list_of(26, 48.0);
    list.weeks[3].p95 = f64::NAN;
    list.weeks[4].p95 = f64::INFINITY;
    assert!(waiting_list(&list).to_png().is_ok());
}

#[test]
fn a_long_title_takes_more_lines_and_names_are_escaped() {
    let mut chart = share_of(6);
    chart.caption.title = "Aandeel <onderzoek> & voorwaarden ".repeat(6);
    let svg = by_month(&chart);
    assert!(svg.height() > by_month(&share_of(6)).height());
    assert!(roxmltree::Document::parse(&svg.text_without_fonts()).is_ok());
}

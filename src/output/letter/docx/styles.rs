//! `Styles`: the styles of a document by what they are for. A letterhead keeps its own; what it lacks is added.

use super::xml::{attribute, insert_before_last};

/// What a style is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// The title of the letter.
    Title,
    /// What stands over the title and under it.
    Subtitle,
    /// A heading.
    Heading,
    /// An item of a list.
    Bullet,
    /// The line over a table or under a figure.
    Caption,
    /// Small print.
    Note,
}

struct Known {
    role: Role,
    /// As Word calls it in every language, in small letters.
    name: &'static str,
    /// Where the document lacks it.
    own: &'static str,
    definition: &'static str,
}

const KNOWN: [Known; 6] = [
    Known {
        role: Role::Title,
        name: "title",
        own: "Title",
        definition: r#"<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:b/><w:sz w:val="34"/><w:szCs w:val="34"/></w:rPr></w:style>"#,
    },
    Known {
        role: Role::Subtitle,
        name: "subtitle",
        own: "Subtitle",
        definition: r#"<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="60"/></w:pPr><w:rPr><w:color w:val="4A5663"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:style>"#,
    },
    Known {
        role: Role::Heading,
        name: "heading 1",
        own: "Heading1",
        definition: r#"<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="40"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="25"/><w:szCs w:val="25"/></w:rPr></w:style>"#,
    },
    Known {
        role: Role::Bullet,
        name: "list bullet",
        own: "ListBullet",
        definition: r#"<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:qFormat/><w:pPr><w:spacing w:after="40"/><w:contextualSpacing/></w:pPr></w:style>"#,
    },
    Known {
        role: Role::Caption,
        name: "caption",
        own: "Caption",
        definition: r#"<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="80" w:after="40"/></w:pPr><w:rPr><w:b/><w:sz w:val="19"/><w:szCs w:val="19"/></w:rPr></w:style>"#,
    },
    Known {
        role: Role::Note,
        name: "doorstroom note",
        own: "DoorstroomNote",
        definition: r#"<w:style w:type="paragraph" w:customStyle="1" w:styleId="DoorstroomNote"><w:name w:val="doorstroom note"/><w:qFormat/><w:pPr><w:spacing w:before="30" w:after="70" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="4A5663"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>"#,
    },
];

/// The styles of a document by what they are for.
#[derive(Clone, Debug)]
pub(super) struct Styles {
    ids: Vec<(Role, String)>,
}

impl Styles {
    /// The styles of a document, and the text of its part with those that it lacked.
    pub(super) fn of(part: &str) -> (Self, String) {
        let there = named(part);
        let mut ids = Vec::new();
        let mut text = part.to_owned();
        for known in &KNOWN {
            let own = there.iter().find(|(name, _)| name == known.name);
            if own.is_none() {
                text = insert_before_last(&text, "</w:styles>", known.definition);
            }
            let id = own.map_or_else(|| known.own.to_owned(), |(_, id)| id.clone());
            ids.push((known.role, id));
        }
        (Styles { ids }, text)
    }

    /// The name by which paragraphs have a style.
    pub(super) fn id(&self, role: Role) -> &str {
        let found = self.ids.iter().find(|(known, _)| *known == role);
        found.map_or("", |(_, id)| id)
    }
}

/// Names in small letters, with their ids.
fn named(part: &str) -> Vec<(String, String)> {
    let elements = part.split("<w:style ").skip(1);
    let of = |element: &str| {
        let id = attribute(element, "w:styleId")?;
        let name = element.split("<w:name ").nth(1)?;
        let name = attribute(name, "w:val")?;
        Some((name.to_lowercase(), id.to_owned()))
    };
    elements.filter_map(of).collect()
}

//! Mistakes that people make in studies and lists: each makes one thing of the right study wrong.

/// A mistake: a piece of text, and what stands there instead.
pub(crate) struct Mistake {
    /// What is wrong.
    pub(crate) name: &'static str,
    pub(crate) file: File,
    pub(crate) right: &'static str,
    pub(crate) wrong: &'static str,
}

/// In which file the mistake is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum File {
    Study,
    OpenCases,
    Arrivals,
}

const fn study(name: &'static str, right: &'static str, wrong: &'static str) -> Mistake {
    Mistake {
        name,
        file: File::Study,
        right,
        wrong,
    }
}

const fn cases(name: &'static str, right: &'static str, wrong: &'static str) -> Mistake {
    Mistake {
        name,
        file: File::OpenCases,
        right,
        wrong,
    }
}

const fn arrivals(name: &'static str, right: &'static str, wrong: &'static str) -> Mistake {
    Mistake {
        name,
        file: File::Arrivals,
        right,
        wrong,
    }
}

/// Every mistake of the corpus.
pub(crate) const MISTAKES: &[Mistake] = &[
    // How TOML is written.
    study(
        "a decimal comma",
        "staff  = { MW = 2.5 }",
        "staff  = { MW = 2,5 }",
    ),
    study(
        "a forgotten quote",
        "title  = \"Veilig Thuis Voorbeeld\"",
        "title  = \"Veilig Thuis Voorbeeld",
    ),
    study(
        "curly quotes",
        "to         = \"triage\"",
        "to         = “triage”",
    ),
    study(
        "text without quotes",
        "order    = \"due\"",
        "order    = due",
    ),
    study("a forgotten bracket", "[period]", "[period"),
    study(
        "a list that is not closed",
        "stages = [\"triage\", \"advies\"]",
        "stages = [\"triage\", \"advies\"",
    ),
    study("a colon for an equals sign", "target = 0.9", "target: 0.9"),
    study(
        "a key twice",
        "caseload = 12",
        "caseload = 12\ncaseload = 15",
    ),
    study("a table twice", "[role.GD]", "[role.MW]"),
    study("a key without a value", "caseload = 12", "caseload ="),
    study(
        "one bracket for a list of tables",
        "[[scenario.impuls.change]]",
        "[scenario.impuls.change]",
    ),
    study("a percentage", "target = 0.9", "target = 90%"),
    study(
        "a thousands separator",
        "hours_per_year = 1350\ncost",
        "hours_per_year = 1.350\ncost",
    ),
    // Dates.
    study(
        "a date in quotes",
        "from    = 2021-01-01",
        "from    = \"2021-01-01\"",
    ),
    study(
        "a Dutch date",
        "from    = 2021-01-01",
        "from    = 01-01-2021",
    ),
    study(
        "a day that is not there",
        "until   = 2022-01-01",
        "until   = 2021-02-30",
    ),
    study(
        "an end before the beginning",
        "until   = 2022-01-01",
        "until   = 2020-12-01",
    ),
    study(
        "a warm-up after the beginning",
        "warm_up = 2020-07-01",
        "warm_up = 2021-07-01",
    ),
    study(
        "a period of three centuries",
        "until   = 2022-01-01",
        "until   = 2322-01-01",
    ),
    study(
        "a decision after the end of the contract",
        "decided = 2021-03-01",
        "decided = 2021-12-15",
    ),
    study(
        "a target after the period",
        "by    = 2021-10-01",
        "by    = 2023-10-01",
    ),
    study(
        "an observation before the period",
        "date    = 2021-07-01",
        "date    = 2019-07-01",
    ),
    study(
        "a date with a time",
        "by    = 2021-10-01",
        "by    = 2021-10-01T12:00:00",
    ),
    // Names of keys and tables.
    study(
        "a misspelt key",
        "staff  = { MW = 2.5 }",
        "stafff  = { MW = 2.5 }",
    ),
    study("a misspelt table", "[period]", "[perod]"),
    study("a Dutch key", "caseload = 12", "zaken = 12"),
    study("an unknown section", "[absence]", "[vakantie]"),
    study(
        "a key in the wrong table",
        "title  = \"Veilig Thuis Voorbeeld\"",
        "title  = \"Veilig Thuis Voorbeeld\"\nreplications = 3",
    ),
    study(
        "a missing key",
        "hours_per_year = 1350\ncost_per_year",
        "cost_per_year",
    ),
    study(
        "a missing table",
        "[period]\nwarm_up = 2020-07-01\nfrom    = 2021-01-01\nuntil   = 2022-01-01\n",
        "",
    ),
    study(
        "a name with a space",
        "[area.noord]",
        "[area.noord-oost gebied]",
    ),
    study("a reserved name", "[area.noord]", "[area.all]"),
    // Numbers.
    study(
        "a negative number of fte",
        "staff  = { MW = 2.5 }",
        "staff  = { MW = -2.5 }",
    ),
    study("a number in quotes", "caseload = 12", "caseload = \"12\""),
    study(
        "a fraction where a whole number is meant",
        "replications = 3",
        "replications = 2.5",
    ),
    study("no replications", "replications = 3", "replications = 0"),
    study("a number that is not one", "cv  = 0.7", "cv  = nan"),
    study("a number without end", "hours = 20.0", "hours = inf"),
    study("a share above one", "share = 0.3 }", "share = 30 }"),
    study(
        "shares that do not add up",
        "next = { onderzoek = 0.4, closed = 0.6 }",
        "next = { onderzoek = 0.4, closed = 0.5 }",
    ),
    study(
        "areas that do not add up",
        "[area.zuid]\nshare = 0.4",
        "[area.zuid]\nshare = 0.5",
    ),
    study(
        "eleven months",
        "months     = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
        "months     = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]",
    ),
    study(
        "more hours than a year has",
        "hours_per_year = 1350\n\n[work]",
        "hours_per_year = 13500\n\n[work]",
    ),
    study(
        "more people than there are",
        "staff  = { MW = 2.5 }",
        "staff  = { MW = 25000 }",
    ),
    study(
        "a million cases a day",
        "rate       = \"600 per year\"",
        "rate       = \"1000000 per day\"",
    ),
    study(
        "too many replications",
        "replications = 3",
        "replications = 30000000",
    ),
    study(
        "a dispersion below one",
        "dispersion = 1.5",
        "dispersion = 0.5",
    ),
    // Rates and lengths of time.
    study(
        "a rate that cannot be read",
        "rate       = \"600 per year\"",
        "rate       = \"600 per jaar\"",
    ),
    study(
        "a rate that is a number",
        "rate       = \"600 per year\"",
        "rate       = 600",
    ),
    study(
        "a rate with a decimal comma",
        "rate       = \"600 per year\"",
        "rate       = \"1,6 per day\"",
    ),
    study(
        "a rate with a thousands point",
        "rate       = \"600 per year\"",
        "rate       = \"1.600 per year\"",
    ),
    study(
        "neither a rate nor a replay",
        "replay = \"adviezen.csv\"\n",
        "",
    ),
    study(
        "both a rate and a replay",
        "replay = \"adviezen.csv\"",
        "replay = \"adviezen.csv\"\nrate   = \"2 per week\"",
    ),
    study("a Dutch unit", "wait = \"6 days\"", "wait = \"6 dagen\""),
    study("a length that is a number", "wait = \"6 days\"", "wait = 6"),
    study(
        "a term of half a week",
        "term   = \"5 working days\"",
        "term   = \"0.5 weeks\"",
    ),
    study("a negative wait", "wait = \"6 days\"", "wait = \"-6 days\""),
    study("an unknown law", "law = \"lognormal\"", "law = \"normal\""),
    study("a law without a spread", "cv  = 0.7\n", ""),
    study(
        "office hours that end before they begin",
        "mon-fri 09:00-17:00",
        "mon-fri 17:00-09:00",
    ),
    study("Dutch weekdays", "mon-fri 09:00-17:00", "ma-vr 09:00-17:00"),
    // Names that refer to something.
    study(
        "a misspelt stage",
        "stages = [\"triage\", \"advies\"]",
        "stages = [\"triaje\", \"advies\"]",
    ),
    study(
        "a misspelt role",
        "work = [ { role = \"MW\", hours = 2.0 } ]",
        "work = [ { role = \"WM\", hours = 2.0 } ]",
    ),
    study(
        "a misspelt destination",
        "next  = { monitor = 1.0 }",
        "next  = { moniter = 1.0 }",
    ),
    study(
        "a misspelt team in a change",
        "team    = \"vervolg\"",
        "team    = \"vervolgd\"",
    ),
    study(
        "a misspelt team in a setting",
        "arrivals.meldingen.rate = \"500 per year\"",
        "team.vervolgd.staff.MW = 5.0",
    ),
    study(
        "a misspelt key in a setting",
        "arrivals.meldingen.rate = \"500 per year\"",
        "arrivals.meldingen.rat = \"500 per year\"",
    ),
    study(
        "an unreadable value in a setting",
        "arrivals.meldingen.rate = \"500 per year\"",
        "arrivals.meldingen.rate = \"500 per jaar\"",
    ),
    study(
        "a setting that is none",
        "arrivals.meldingen.rate = \"500 per year\"",
        "runs.replications = 500",
    ),
    study(
        "a scenario that extends nothing",
        "[scenario.impuls]",
        "[scenario.impuls]\nextends = \"impulse\"",
    ),
    study(
        "a misspelt moment",
        "stop   = \"triage.completed\"",
        "stop   = \"triage.finished\"",
    ),
    study(
        "a misspelt list in a target",
        "holds = \"waiting.onderzoek <= 10\"",
        "holds = \"waiting.onderzoeken <= 10\"",
    ),
    study(
        "a target without a comparison",
        "holds = \"waiting.onderzoek <= 10\"",
        "holds = \"waiting.onderzoek\"",
    ),
    study(
        "an unknown measure",
        "measure = \"waiting\"",
        "measure = \"wachtend\"",
    ),
    study(
        "an unknown kind of change",
        "kind    = \"hire\"",
        "kind    = \"verlof\"",
    ),
    study(
        "a file that is not there",
        "replay = \"adviezen.csv\"",
        "replay = \"advies.csv\"",
    ),
    study(
        "a list of open cases that is not there",
        "file = \"lijst.csv\"",
        "file = \"lijsten.csv\"",
    ),
    study(
        "a folder for a list of open cases",
        "file = \"lijst.csv\"",
        "file = \".\"",
    ),
    // What cannot be.
    study(
        "a stage that nobody works on",
        "stages   = [\"onderzoek\", \"monitor\"]",
        "stages   = [\"onderzoek\"]",
    ),
    study(
        "a role that nobody has",
        "staff    = { MW = 4.0, GD = 0.5 }",
        "staff    = { MW = 4.0 }",
    ),
    study(
        "a stage that nobody can reach",
        "next = { onderzoek = 0.4, closed = 0.6 }",
        "next = { closed = 1.0 }",
    ),
    study(
        "a case that never ends",
        "work  = [ { role = \"MW\", hours = 1.5, at = \"3 months\" } ]\nnext  = { closed = 1.0 }",
        "work  = [ { role = \"MW\", hours = 1.5, at = \"3 months\" } ]\nnext  = { onderzoek = 1.0 }",
    ),
    study("the same owner, but there was none", "owner = \"MW\"\n", ""),
    study("a ramp without a pace", "pace    = 0.5\n", ""),
    study(
        "everybody ill",
        "sickness = { share = 0.07, spell = \"3 weeks\" }",
        "sickness = { share = 0.7, spell = \"3 weeks\" }",
    ),
    study(
        "more leave than there are staff",
        "kind    = \"hire\"\nteam    = \"vervolg\"\nrole    = \"MW\"\nfte     = 1.0\ndecided = 2021-03-01\nlag     = \"8 weeks\"\nramp    = \"6 months\"\npace    = 0.5\nuntil",
        "kind    = \"leave\"\nteam    = \"vervolg\"\nrole    = \"MW\"\nfte     = 5.0\nfrom    = 2021-03-01\nuntil",
    ),
    study(
        "a term that never stops",
        "start  = \"received\"",
        "start  = \"monitor.due\"",
    ),
    study("no staff", "staff  = { MW = 2.5 }", "staff  = {}"),
    study(
        "two mistakes",
        "order    = \"due\"",
        "order    = \"deu\"\nareas    = [\"oost\"]",
    ),
    // Lists of open cases.
    cases(
        "a list without its header",
        "case,area,received,stage,since,status,worker,hours_done\n",
        "",
    ),
    cases("a misspelt column", "received,stage", "ontvangen,stage"),
    cases(
        "a row that is too short",
        "2020-340,zuid,2020-06-12,onderzoek,2020-06-19,waiting,,",
        "2020-340,zuid,2020-06-12",
    ),
    cases(
        "a date as a spreadsheet writes it",
        "2020-06-12",
        "12-6-2020",
    ),
    cases(
        "an unknown stage in a row",
        "2020-06-12,onderzoek",
        "2020-06-12,onderzoeken",
    ),
    cases("a Dutch status", "waiting", "wachtend"),
    cases("an unknown area in a row", "2020-340,zuid", "2020-340,oost"),
    cases("a case twice", "2020-340", "2020-118"),
    cases("hours in words", "12.5", "twaalf"),
    cases("negative hours", "12.5", "-4"),
    cases(
        "a case from the future",
        "2020-06-12,onderzoek,2020-06-19",
        "2021-06-12,onderzoek,2021-06-19",
    ),
    cases(
        "entered before it was received",
        "2020-06-12,onderzoek,2020-06-19",
        "2020-06-19,onderzoek,2020-06-12",
    ),
    cases(
        "an empty cell that is needed",
        "2020-340,zuid,2020-06-12",
        "2020-340,zuid,",
    ),
    cases(
        "a quote that is not closed",
        "2020-340,zuid",
        "\"2020-340,zuid",
    ),
    // Lists of arrivals.
    arrivals(
        "arrivals without their column",
        "received,area,urgent",
        "datum,area,urgent",
    ),
    arrivals(
        "an unknown word for urgent",
        "2021-02-01,noord,nee",
        "2021-02-01,noord,misschien",
    ),
    arrivals("a day that does not exist", "2021-02-01", "2021-02-31"),
    arrivals(
        "an empty list",
        "received,area,urgent\n2021-02-01,noord,nee\n2021-03-15 10:20,zuid,nee\n2021-05-03 16:45,,\n",
        "",
    ),
];

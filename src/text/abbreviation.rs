//! Words that a full stop follows without ending a sentence, and words that show it did.

/// What a full stop after a word may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// The word is no abbreviation: the stop ends the sentence.
    None,
    /// A name or more follows always: “Dr.”, “vs.”.
    Title,
    /// An abbreviation only when a number follows: “No. 5”, “Oct. 10”.
    BeforeNumber,
    /// Stands inside or at the end of a sentence: “U.S.”, “Inc.”, “J.”.
    Perhaps,
}

#[rustfmt::skip] // By kind.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "fr", "hon", "st", "ste", "mt", "ft",
    "sen", "sens", "rep", "reps", "gov", "govs", "pres", "amb", "atty", "supt", "insp",
    "gen", "lt", "col", "maj", "cmdr", "adm", "capt", "cpl", "sgt", "pvt", "det",
    "mme", "mlle", "hr", "sra", "srta", "vs", "cf", "viz", "eg", "ie", "approx", "ca",
];

#[rustfmt::skip] // By kind.
const BEFORE_NUMBERS: &[&str] = &[
    "no", "nos", "nr", "fig", "figs", "vol", "ch", "sec", "art", "p", "pp", "par", "pt", "op",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

#[rustfmt::skip] // By kind.
const PERHAPS: &[&str] = &[
    "inc", "corp", "ltd", "co", "cos", "llc", "plc", "bros", "jr", "sr", "esq", "etc", "al",
    "dept", "univ", "assn", "bldg", "est", "ave", "blvd", "rd", "sq", "apt",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "am", "pm", "min", "max", "hrs",
    "ala", "ariz", "calif", "colo", "conn", "fla", "ill", "kan", "mass", "mich", "minn", "tex", "wash", "wis", "pa", "va",
];

#[rustfmt::skip] // By kind.
const STARTERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "there", "here",
    "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "your",
    "but", "and", "or", "so", "yet", "if", "when", "while", "as", "after", "before", "since", "because", "although", "though",
    "in", "on", "at", "by", "for", "from", "with", "to", "under", "over", "during", "about", "according",
    "what", "who", "why", "how", "where", "which", "whether", "not", "no", "some", "many", "most", "several",
    "both", "one", "two", "all", "now", "then", "today", "later", "meanwhile", "however", "asked", "officials", "experts",
];

#[rustfmt::skip] // By kind.
const TELLING: &[&str] = &[
    "said", "says", "say", "asked", "asks", "added", "adds", "told", "tells", "wrote", "writes", "replied", "replies",
    "answered", "shouted", "cried", "explained", "explains", "continued", "wondered", "exclaimed", "demanded",
    "insisted", "joked", "quipped", "recalled", "warned", "argued", "yelled", "screamed", "responded",
];

/// What a full stop after `word` (without that stop) may mean.
pub(crate) fn abbreviation(word: &str) -> Abbreviation {
    let mut letters = word.chars();
    let (first, second) = (letters.next(), letters.next());
    if let (Some(letter), None) = (first, second)
        && letter.is_uppercase()
    {
        return Abbreviation::Perhaps;
    }
    if is_dotted(word) {
        return Abbreviation::Perhaps;
    }
    if lists(TITLES, word) {
        return Abbreviation::Title;
    }
    if lists(BEFORE_NUMBERS, word) {
        return Abbreviation::BeforeNumber;
    }
    if lists(PERHAPS, word) && first.is_some_and(char::is_uppercase) || matches!(word, "etc" | "al") {
        return Abbreviation::Perhaps;
    }
    Abbreviation::None
}

/// Whether `word` often begins a sentence.
pub(crate) fn starts_sentence(word: &str) -> bool {
    lists(STARTERS, word)
}

/// Whether `word` is a verb of saying.
pub(crate) fn tells(word: &str) -> bool {
    TELLING.contains(&word)
}

/// “U.S”, “p.m”, “e.g”: single letters with stops between.
fn is_dotted(word: &str) -> bool {
    word.contains('.')
        && word
            .split('.')
            .all(|it| it.len() <= 3 && it.chars().count() == 1 && it.chars().all(char::is_alphabetic))
}

fn lists(words: &[&str], word: &str) -> bool {
    words.iter().any(|it| it.eq_ignore_ascii_case(word))
}

//! Words that tell what a mention in a text speaks of. Singular, lower case.

use crate::text::abbreviation::starts_sentence;

/// What people do for a living, are in an office, or are to the story.
#[rustfmt::skip] // By field.
const ROLES: &[&str] = &[
    "president", "minister", "secretary", "chancellor", "premier", "governor", "mayor", "senator", "congressman", "congresswoman", "lawmaker",
    "legislator", "councillor", "councilor", "ambassador", "envoy", "diplomat", "official", "commissioner", "deputy", "undersecretary", "monarch",
    "speaker", "spokesperson", "spokesman", "spokeswoman", "representative", "delegate", "politician", "candidate", "aide", "adviser", "advisor",
    "director", "chair", "chairman", "chairwoman", "chairperson", "chief", "head", "leader", "manager", "executive", "boss", "founder", "cofounder",
    "owner", "ceo", "cfo", "coordinator", "administrator", "partner", "employee", "worker",
    "professor", "lecturer", "researcher", "scholar", "fellow", "scientist", "economist", "historian", "sociologist", "psychologist", "biologist",
    "physicist", "chemist", "geologist", "oceanographer", "epidemiologist", "climatologist", "meteorologist", "seismologist", "engineer", "expert",
    "specialist", "analyst", "strategist", "consultant", "academic", "dean", "rector", "teacher", "student", "principal", "librarian",
    "lawyer", "attorney", "prosecutor", "judge", "justice", "investigator", "detective", "officer", "inspector", "sheriff", "policeman", "policewoman",
    "general", "colonel", "major", "captain", "commander", "admiral", "lieutenant", "sergeant", "soldier", "commandant", "marshal", "pilot",
    "doctor", "physician", "nurse", "surgeon", "paramedic", "pharmacist", "patient", "coroner", "firefighter", "farmer", "fisherman", "driver",
    "journalist", "reporter", "editor", "correspondent", "columnist", "author", "writer", "photographer", "critic", "commentator", "blogger",
    "actor", "actress", "singer", "artist", "musician", "coach", "player", "athlete", "designer", "architect", "activist", "campaigner", "organizer", "organiser",
    "bishop", "priest", "pastor", "imam", "rabbi", "pope", "cardinal", "archbishop", "king", "queen", "prince", "princess",
    "witness", "victim", "survivor", "resident", "neighbor", "neighbour", "villager", "local", "relative", "parent", "mother", "father", "brother",
    "sister", "son", "daughter", "wife", "husband", "friend", "colleague", "supporter", "opponent", "member", "volunteer", "citizen", "voter",
    "source", "insider", "observer", "whistleblower", "treasurer", "auditor", "skipper", "warden", "curator", "trader", "investor", "banker",
];

/// Words whose plural is a group that nobody can name.
#[rustfmt::skip] // By field.
const ONLY_GROUPS: &[&str] = &[
    "authority", "ally", "rival", "rebel", "protester", "demonstrator", "migrant", "refugee", "passenger", "passer-by", "bystander", "family",
    "onlooker", "skeptic", "sceptic", "advocate", "proponent", "detractor", "hawk", "dove", "troop", "militant", "negotiator", "policymaker", "commuter",
    "shopkeeper", "tenant", "landlord", "customer", "consumer", "user", "viewer", "reader", "fan", "other", "figure", "respondent", "participant", "woman", "man", "person", "child",
];

/// Plurals that do not show it by their end.
const COLLECTIVE: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "some",
    "many",
    "others",
    "several",
    "few",
    "those",
    "everyone",
    "nobody",
    "personnel",
    "staff",
    "folk",
    "clergy",
    "media",
];

/// Bodies that people work for or belong to.
#[rustfmt::skip] // By kind.
const ORGANISATIONS: &[&str] = &[
    "ministry", "department", "agency", "office", "bureau", "commission", "committee", "council", "board", "authority", "administration", "government",
    "parliament", "congress", "senate", "assembly", "court", "tribunal", "police", "army", "navy", "force", "forces", "military", "guard", "embassy", "consulate",
    "institute", "institution", "university", "college", "school", "academy", "faculty", "laboratory", "lab", "observatory", "center", "centre", "museum", "library",
    "company", "corporation", "corp", "inc", "ltd", "llc", "plc", "co", "gmbh", "group", "holdings", "bank", "fund", "firm", "industries", "airlines", "airways", "motors",
    "electronics", "pharmaceuticals", "association", "union", "federation", "confederation", "alliance", "league", "society", "foundation", "trust", "organization",
    "organisation", "charity", "party", "campaign", "coalition", "movement", "network", "team", "club", "church", "hospital", "clinic", "service", "services",
    "headquarters", "secretariat", "directorate", "treasury", "cabinet", "house", "nations", "exchange", "chamber", "cooperative", "consortium", "syndicate",
    "panel", "inspectorate", "registry", "prosecution", "station", "port", "kremlin", "pentagon",
];

/// Texts, data and rules that can be cited.
#[rustfmt::skip] // By kind.
const DOCUMENTS: &[&str] = &[
    "report", "study", "survey", "poll", "paper", "analysis", "review", "audit", "census", "data", "dataset", "statistic", "statistics", "figures", "record", "records",
    "document", "documents", "memo", "memorandum", "letter", "email", "statement", "release", "communiqué", "communique", "briefing", "transcript",
    "law", "act", "bill", "treaty", "agreement", "regulation", "directive", "ordinance", "ruling", "verdict", "judgment", "judgement", "indictment", "lawsuit",
    "complaint", "affidavit", "filing", "filings", "constitution", "charter", "resolution", "decree", "book", "article", "post", "tweet", "interview", "speech", "thesis",
    "index", "database", "dossier", "assessment", "bulletin", "registry", "log", "minutes", "findings", "estimate", "estimates", "forecast", "inquiry",
];

/// Words in the names of those who publish news.
#[rustfmt::skip] // By kind.
const OUTLETS: &[&str] = &[
    "newspaper", "newswire", "magazine", "broadcaster", "tabloid", "daily", "weekly", "times", "post", "herald", "tribune", "gazette", "journal", "chronicle", "mail",
    "guardian", "observer", "news", "press", "television", "tv", "radio", "broadcasting", "wire", "telegraph", "mirror", "dispatch", "courier", "examiner", "outlet",
    "reuters", "bloomberg", "yonhap", "xinhua", "kyodo", "tass", "interfax", "antara", "bernama",
];

/// Short names of news agencies and broadcasters.
const WIRES: &[&str] = &[
    "AP", "AFP", "UPI", "DPA", "EFE", "ANSA", "APA", "KCNA", "PTI", "ANI", "AAP", "BBC", "CNN", "NHK", "KBS", "MBC",
    "SBS", "YTN", "NPR", "PBS", "ABC", "CBS", "NBC", "ARD", "ZDF",
];

/// Titles put before a name that are no office.
pub(super) const COURTESIES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "madam", "madame", "mme", "mlle", "monsieur",
    "herr", "frau", "señor", "señora", "sr", "sra", "don", "doña", "hon",
];

/// Shortened ranks and offices before a name.
pub(super) const RANKS: &[&str] = &[
    "prof", "gen", "col", "maj", "lt", "capt", "cmdr", "adm", "sgt", "cpl", "pvt", "sen", "rep", "gov", "pres", "amb",
    "rev", "fr", "supt", "insp", "det", "atty",
];

/// Words that stand for somebody named elsewhere.
#[rustfmt::skip] // By kind.
const PRONOUNS: &[&str] = &[
    "i", "me", "we", "us", "you", "he", "him", "his", "she", "her", "hers", "it", "its", "they", "them", "their", "theirs", "this", "that", "these", "those", "who", "whom",
    "whose", "which", "what", "one", "someone", "somebody", "anyone", "everyone", "nobody", "himself", "herself", "themselves", "itself", "the", "a", "an", "and", "both",
    "그", "그녀", "그들", "이들", "저", "저희", "나", "우리", "본인", "자신", "이", "이것", "그것", "누구",
];

/// Small words between the names of one person.
pub(super) const PARTICLES: &[&str] = &[
    "van", "von", "de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "al", "el", "bin", "ibn",
    "ben", "bint", "ter", "ten", "zu", "af", "st",
];

/// Words before what somebody belongs to.
pub(super) const CONNECTORS: &[&str] = &["at", "of", "for", "with", "from", "in", "by"];

/// Whether `word` stands for somebody and names nobody.
pub(super) fn is_pronoun(word: &str) -> bool {
    lists(PRONOUNS, word)
}

/// Whether `word` is an office or a part in the story, one person's.
pub(super) fn is_role(word: &str) -> bool {
    lists(ROLES, word) || word.rsplit_once('-').is_some_and(|(_, it)| lists(ROLES, it))
}

/// Whether `word` is several people by their office or their part.
pub(super) fn is_people(word: &str) -> bool {
    lists(COLLECTIVE, word) || singulars(word).any(|it| lists(ROLES, &it) || lists(ONLY_GROUPS, &it))
}

/// Whether `word` is a body people belong to.
pub(super) fn is_organisation(word: &str) -> bool {
    lists(ORGANISATIONS, word) || singulars(word).any(|it| lists(ORGANISATIONS, &it))
}

/// Whether `word` is something written or counted.
pub(super) fn is_document(word: &str) -> bool {
    lists(DOCUMENTS, word) || singulars(word).any(|it| lists(DOCUMENTS, &it))
}

/// Whether `word` belongs to the name of who publishes news.
pub(super) fn is_outlet(word: &str) -> bool {
    lists(OUTLETS, word) || WIRES.contains(&word) || singulars(word).any(|it| lists(&OUTLETS[..4], &it))
}

/// Whether a capital of `word` before a name does not make it part of the name: titles, offices, what begins sentences.
pub fn goes_before_name(word: &str) -> bool {
    is_title(word) || is_role(word) || starts_sentence(word)
}

/// Whether `word` is a title before a name.
pub(super) fn is_title(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    lists(COURTESIES, word) || lists(RANKS, word)
}

/// What `word` may be the plural of.
fn singulars(word: &str) -> impl Iterator<Item = String> {
    let word = word.to_lowercase();
    let ends = [("ies", "y"), ("men", "man"), ("women", "woman"), ("es", ""), ("s", "")];
    ends.into_iter()
        .filter_map(move |(many, one)| Some([word.strip_suffix(many)?, one].concat()))
}

pub(super) fn lists(words: &[&str], word: &str) -> bool {
    words.iter().any(|it| it.eq_ignore_ascii_case(word)) || words.contains(&&*word.to_lowercase())
}

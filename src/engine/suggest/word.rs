//! What English words do in a sentence, as far as a table can tell: articles, auxiliaries, conjunctions, times, titles.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use super::verb::{self, VerbForm};

/// What a word may be; a word may be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(pub u32);

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:expr;)*) => {
        impl Flags {
            $($(#[$doc])* pub const $name: Flags = Flags(1 << $bit);)*
        }
    };
}

flags! {
    /// Articles, possessives, quantities: a noun follows.
    DETERMINER = 0;
    PREPOSITION = 1;
    /// and, or, but.
    CONJUNCTION = 2;
    /// while, because, although: a clause follows.
    SUBORDINATOR = 3;
    /// Forms of be, have, do, and modals.
    AUXILIARY = 4;
    /// can, will, may.
    MODAL = 5;
    /// Forms of be.
    BE = 6;
    /// he, they: stands as the subject.
    SUBJECT = 7;
    /// who, which, that as the subject of a relative clause.
    RELATIVE = 8;
    ADVERB = 9;
    /// Monday, yesterday, June.
    TIME = 10;
    /// not, never.
    NEGATION = 11;
    /// Mr., Sen.
    TITLE = 12;
    /// Certainly a finite verb, or an irregular past form.
    FINITE = 13;
    THAT = 14;
    TO = 15;
    /// his, her, their.
    POSSESSIVE = 16;
    /// A job or an office: spokesman, minister.
    ROLE = 17;
    /// Plural nouns for people and what they publish, as bare subjects: experts, officials, critics.
    PEOPLE = 18;
    /// A noun that a clause may follow: claim, announcement.
    SAYING_NOUN = 19;
    /// whether, if, what, how, why after a verb of asking.
    QUESTION = 20;
    /// statement, interview, tweet: where words are said.
    OCCASION = 21;
    /// me, him, them.
    OBJECT = 22;
    /// I, we, my, our, you: the writer or the reader.
    FIRST_PERSON = 23;
    /// Forms of have.
    HAVE = 24;
    /// Starts with a capital letter.
    CAPITAL = 25;
    /// All of at least two letters are capitals.
    CAPITALS = 26;
    /// Ends in ’s or s’.
    GENITIVE = 27;
    /// Ends in -ing.
    ING = 28;
    /// Ends in -ed.
    ED = 29;
    /// Ends in -s.
    ES = 30;
    /// Written in letters that are not Latin.
    FOREIGN = 31;
}

impl Flags {
    pub fn has(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    pub fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

/// What the table says of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub flags: Flags,
    /// A form of a verb that attributes.
    pub verb: Option<VerbForm>,
}

/// Takes eight bytes at a time, which is quick on short words.
#[derive(Default)]
pub(super) struct ShortHash(u64);

impl ShortHash {
    /// Odd, and its bits are as good as random: 2⁶⁴ by the golden ratio.
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(Self::FACTOR);
    }
}

impl Hasher for ShortHash {
    fn finish(&self) -> u64 {
        // The low bits of a product are its weakest.
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while let Some((word, more)) = rest.split_first_chunk::<8>() {
            self.add(u64::from_le_bytes(*word));
            rest = more;
        }
        if !rest.is_empty() {
            self.add(rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        }
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }
}

type Table = HashMap<Box<[u8]>, Entry, BuildHasherDefault<ShortHash>>;

/// Longest word of the table, in bytes.
pub(super) const LONGEST: usize = 20;

/// What is known of a word in lower case, with straight apostrophes.
pub(super) fn entry(lower: &[u8]) -> Entry {
    TABLE.get(lower).copied().unwrap_or_default()
}

#[rustfmt::skip] // By kind.
const WORDS: &[(Flags, &str)] = &[
    (Flags::DETERMINER, "the a an this these those some many most several few another other both all each every no any such more fewer less enough \
        my your his its our their whose one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands half certain various numerous much"),
    (Flags::POSSESSIVE, "my your his her its our their whose"),
    (Flags::PREPOSITION, "to of in on at by for from with about into against between under over after before during through without within across among around behind beyond \
        near since until till upon via per toward towards amid despite like regarding concerning following including besides alongside than outside inside off onto throughout below above beneath aboard as"),
    (Flags::CONJUNCTION, "and or but nor yet so"),
    (Flags::SUBORDINATOR, "while whilst because although though whereas if unless when whenever where once until after before since as whether"),
    (Flags::AUXILIARY, "is are was were be been being am has have had having do does did will would can could may might shall should must ought \
        isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't mustn't cannot ain't \
        he's she's it's that's there's they're we're you're i'm i've we've they've you've he'd she'd they'd we'd i'd he'll she'll it'll they'll we'll i'll"),
    (Flags::FINITE, "is are was were am has have had do does did will would can could may might shall should must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't \
        didn't won't wouldn't can't couldn't shouldn't cannot he's she's it's that's there's they're we're i'm i've we've they've he'd she'd they'd we'd i'd he'll she'll it'll they'll we'll i'll \
        went came became began broke brought chose did drew drove fell felt flew fought found gave grew held kept knew led left lost made met paid ran rose sat saw sent sold spent spoke stood \
        took taught thought threw understood wore won wrote fled hit put let got rang sang sank shot stole struck swore woke forgot froze hid shook \
        arose ate awoke blew bought built caught clung crept dealt drank dug flung forbade forgave heard hung laid leapt lent lit mistook overcame overtook \
        rode shone slept slid sought sprang spun swam swept swung tore underwent undertook upheld withdrew withstood wept \
        goes comes becomes begins brings falls feels finds gives gets grows holds keeps knows leads leaves loses makes means meets needs pays remains runs seems sees sends sits stands takes \
        tells thinks tries turns wants wins works lives loves likes looks plays uses includes involves allows appears contains continues depends exists happens helps requires deserves"),
    (Flags::MODAL, "will would can could may might shall should must won't wouldn't can't couldn't shouldn't cannot to"),
    (Flags::BE, "is are was were be been being am isn't aren't wasn't weren't he's she's it's that's they're we're you're i'm"),
    (Flags::HAVE, "has have had having hasn't haven't hadn't i've we've they've you've"),
    (Flags::SUBJECT, "he she they we i it you he's she's they're we're i'm i've we've they've he'd she'd they'd we'd i'd he'll she'll they'll we'll i'll it's it'll you're you've that's there's \
        everyone everybody nobody someone somebody"),
    (Flags::FIRST_PERSON, "i we my our me us you your i'm i've we've we're you're i'd we'd i'll we'll myself ourselves"),
    (Flags::RELATIVE, "who which that whom"),
    (Flags::ADVERB, "also later then now again further furthermore still never not once even often always just too first earlier long since instead thereby moreover however thus therefore \
        nonetheless nevertheless meanwhile already yet rather quite almost perhaps maybe indeed apparently reportedly allegedly recently previously separately afterward afterwards soon ever \
        simply only well far sometimes both all elsewhere likewise otherwise back up out down away together twice jointly initially originally aloud flatly repeatedly publicly privately"),
    (Flags::TIME, "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight january february april june july august september october november december \
        jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun overnight earlier later recently last previously ago week month year morning afternoon evening night \
        weekend then now afterwards afterward"),
    (Flags::NEGATION, "not never no isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't couldn't shouldn't cannot hasn't haven't hadn't nobody nothing neither nor"),
    (Flags::TITLE, "mr mrs ms dr prof rev sen rep gov gen lt col maj capt sgt adm judge president secretary senator representative congressman congresswoman governor mayor minister chancellor \
        king queen prince princess pope sir lord lady professor doctor justice chairman director general captain officer sheriff detective chief sergeant lieutenant colonel ambassador premier \
        attorney coach archbishop bishop cardinal father sister imam rabbi sheikh ayatollah"),
    (Flags::THAT, "that"),
    (Flags::TO, "to"),
    (Flags::ROLE, "minister president director spokesman spokeswoman spokesperson chief leader secretary economist professor chairman chairwoman chair chairperson head officer mayor governor senator \
        ambassador researcher analyst editor manager founder co-founder lawyer attorney judge captain commander general coach chancellor premier envoy fellow scientist author member expert owner \
        executive official representative resident student deputy commissioner historian doctor engineer clerk republican democrat curator correspondent adviser advisor teacher neighbour neighbor \
        congressman congresswoman lawmaker legislator activist organizer organiser reporter journalist writer columnist pollster strategist consultant sheriff police detective investigator \
        prosecutor aide counsel candidate nominee ceo cfo vice-president vice partner colleague friend wife husband father mother brother sister son daughter uncle aunt cousin survivor victim \
        witness source physician nurse surgeon psychologist biologist chemist physicist astronomer ecologist epidemiologist farmer fisherman pastor priest bishop trustee treasurer chaplain \
        singer actor actress musician artist director producer player captain striker goalkeeper supporter voter veteran soldier colonel lieutenant sergeant agent inspector superintendent"),
    (Flags::PEOPLE, "experts officials critics observers analysts researchers scientists sources authorities police prosecutors lawyers lawmakers economists doctors residents witnesses reports studies \
        protesters activists supporters opponents republicans democrats conservatives liberals leaders aides advisers advisors investigators people voters americans media reporters journalists \
        families parents students teachers employees workers neighbors neighbours firefighters organizers organisers campaigners polls surveys estimates records documents figures data court \
        historians others some many most insiders attorneys detectives rebels militants diplomats ministers executives investors traders fans players scholars pundits commentators"),
    (Flags::SAYING_NOUN, "claim claims statement assertion allegation allegations accusation accusations announcement argument suggestion belief view warning fear fears hope hopes promise pledge vow \
        threat insistence admission conclusion finding findings prediction proposal complaint complaints concern concerns notion idea report reports rumor rumors rumour rumours speculation evidence \
        confirmation denial news testimony charge charges contention conviction opinion demand request recommendation reminder revelation assurance assurances confidence doubts doubt"),
    (Flags::QUESTION, "whether if what how why who where when which"),
    (Flags::OCCASION, "statement interview tweet post speech letter email e-mail memo conference briefing report article op-ed column editorial blog message note release testimony hearing press news \
        rally debate event meeting television tv radio twitter facebook instagram social media video podcast remarks address documents filing court lawsuit complaint book essay paper study \
        reporters journalists phone telephone appearance announcement broadcast program programme show segment episode series transcript ruling opinion decision dissent affidavit"),
    (Flags::OBJECT, "me him her them us it you himself herself themselves itself"),
];

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for (flags, words) in WORDS {
        for word in words.split_ascii_whitespace() {
            let entry: &mut Entry = table.entry(word.as_bytes().into()).or_default();
            entry.flags = entry.flags.with(*flags);
        }
    }
    for (form, verb) in verb::forms() {
        table.entry(form.as_bytes().into()).or_default().verb = Some(verb);
    }
    table
});

//! Which language a paragraph is in: by its script, then by its commonest words.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use super::Tongue;
use crate::engine::suggest::word::ShortHash;

/// Bytes of a paragraph that are looked at.
const WINDOW: usize = 2 << 10;
/// Longest word, in bytes, that tells a language.
const LONGEST: usize = 16;
/// Words of one language in the lead after which nothing more is read.
const ENOUGH: u32 = 7;

/// The language of a paragraph, by its script and its commonest words; `before` is that of the paragraph before, for short ones.
///
/// Reads the first two kilobytes at most.
pub(in crate::engine::suggest) fn tongue_of(paragraph: &str, before: Tongue) -> Tongue {
    let head = &paragraph[..paragraph.floor_char_boundary(WINDOW)];
    let mut scripts = Scripts::default();
    let mut words = Words::default();
    let mut word = Word::default();
    for c in head.chars() {
        match c {
            'a'..='z' | 'A'..='Z' => {
                scripts.latin += 1;
                word.push(c);
                continue;
            }
            '\u{c0}'..='\u{24f}' => {
                scripts.latin += 1;
                word.push(c);
                continue;
            }
            '\'' | '’' => {
                // Elisions count alone: l’, d’, qu’.
                word.push('\'');
                words.count(&mut word);
                continue;
            }
            '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => scripts.hangul += 1,
            '\u{3041}'..='\u{30ff}' => scripts.kana += 1,
            '\u{3400}'..='\u{9fff}' => scripts.han += 1,
            '\u{370}'..='\u{1fff}' => scripts.other += 1,
            _ => {}
        }
        if words.count(&mut word) && words.is_enough() && scripts.is_latin() {
            break;
        }
    }
    words.count(&mut word);
    if scripts.is_latin() {
        return words.tongue(before);
    }
    scripts.tongue().unwrap_or(before)
}

/// Letters of each script.
#[derive(Default)]
struct Scripts {
    latin: u32,
    hangul: u32,
    kana: u32,
    han: u32,
    /// Greek, Cyrillic, Arabic and others.
    other: u32,
}

impl Scripts {
    /// Whether most is Latin: a syllable or a Chinese character weighs as much as two letters.
    fn is_latin(&self) -> bool {
        self.latin > 2 * (self.hangul + self.kana + self.han) && self.latin > self.other
    }

    fn tongue(&self) -> Option<Tongue> {
        let eastern = self.hangul + self.kana + self.han;
        if eastern * 2 < self.other || eastern == 0 {
            return (self.other > 0).then_some(Tongue::Other);
        }
        if self.hangul * 2 >= self.kana + self.han {
            return Some(Tongue::Korean);
        }
        // A Japanese name in Chinese holds a little kana; Japanese prose is full of it.
        match self.kana * 6 > self.han {
            true => Some(Tongue::Japanese),
            false => Some(Tongue::Chinese),
        }
    }
}

/// A word in lower case, while it is being read.
#[derive(Default)]
struct Word {
    bytes: [u8; LONGEST],
    len: usize,
    /// Letters so far, also those that did not fit.
    letters: usize,
    /// Whether it began with a small letter.
    small: bool,
    /// Languages whose letters it holds beyond a to z.
    marks: u16,
}

impl Word {
    fn push(&mut self, c: char) {
        if self.letters == 0 {
            self.small = !c.is_uppercase();
        }
        self.letters += 1;
        if c.is_ascii() && self.len < LONGEST {
            self.bytes[self.len] = c.to_ascii_lowercase() as u8;
            self.len += 1;
            return;
        }
        if !c.is_ascii() {
            self.marks |= letter_of(c);
        }
        let lower = if c.is_ascii() {
            c.to_ascii_lowercase()
        } else {
            c.to_lowercase().next().unwrap_or(c)
        };
        let end = self.len + lower.len_utf8();
        if end <= LONGEST {
            lower.encode_utf8(&mut self.bytes[self.len..]);
            self.len = end;
        } else {
            self.len = LONGEST + 1;
        }
    }

    fn text(&self) -> Option<&[u8]> {
        self.bytes.get(..self.len)
    }
}

/// Words that speak for each language, by its bit.
#[derive(Default)]
struct Words {
    counts: [u32; LANGUAGES.len()],
    /// Small words with a letter of the language that English has not.
    marked: [u32; LANGUAGES.len()],
}

impl Words {
    /// Takes in a word; whether it speaks for a language.
    fn count(&mut self, word: &mut Word) -> bool {
        if word.letters == 0 {
            return false;
        }
        // Capitals begin names: De la Cruz, Die Linke.
        let text = word.text().filter(|_| word.small);
        let mut bits = text.and_then(|it| KNOWN.get(it)).copied().unwrap_or(0);
        let known = bits != 0;
        while bits != 0 {
            self.counts[bits.trailing_zeros() as usize] += 1;
            bits &= bits - 1;
        }
        // Foreign names have such letters in English prose, small words hardly.
        if word.small && word.marks != 0 {
            let mut bits = word.marks;
            while bits != 0 {
                self.marked[bits.trailing_zeros() as usize] += 1;
                bits &= bits - 1;
            }
        }
        *word = Word::default();
        known
    }

    /// Whether one language is ahead of every other by far.
    fn is_enough(&self) -> bool {
        let most = self.counts.iter().max().copied().unwrap_or(0);
        most >= ENOUGH && self.counts.iter().filter(|it| **it * 3 >= most).count() == 1
    }

    fn tongue(&self, before: Tongue) -> Tongue {
        let score = |i: usize| match self.counts[i] {
            0 => self.marked[i].min(2),
            count => count * 2 + self.marked[i].min(count),
        };
        // Of two equal ones the language of the paragraph before, then the first in the list.
        let best = (1..LANGUAGES.len()).max_by_key(|&i| (score(i), LANGUAGES[i].0 == before, std::cmp::Reverse(i)));
        let (Some(best), english) = (best, 2 * self.counts[0]) else {
            return before;
        };
        let (tongue, score) = (LANGUAGES[best].0, score(best));
        let goes_on = tongue == before;
        if english == 0 && score == 0 {
            return before;
        }
        if goes_on && score >= english.max(2) || score >= english + 2 && score >= 3 {
            return tongue;
        }
        match english >= score {
            true if english >= 4 || before == Tongue::English || !goes_on => Tongue::English,
            _ => before,
        }
    }
}

/// Each language with its commonest small words and its verbs of saying; English is the first.
///
/// A word that two languages share speaks for both.
#[rustfmt::skip] // A language a row.
const LANGUAGES: [(Tongue, &str); 9] = [
    (Tongue::English, "the of and to in is that for was with on by as at it said his from he she they has have but not are were an be this which will who would been had their its a i we you or if there about after more than when what so all one says also because into over our my no up out him her can could should told do did just like new some people s t re ll ve long far go goes game three two"),
    (Tongue::French, "le la les des et une est que dans pour qui sur pas au par il elle plus ont sont du en un ce cette avec aux ses son mais été de nous vous je ne se leur ces d' l' qu' n' s' c' j' sans selon après dit déclaré affirmé expliqué ajouté estime affirme explique ainsi entre depuis lors où comme fait être avoir était avait deux tout tous aussi on même leurs si sa a comme peut doit faut nos ni ou car donc très bien fait"),
    (Tongue::German, "der die das und ist nicht ein eine mit von zu den dem des sich auf für im auch es dass werden wird hat sie er aus bei nach sind noch wie einen einer einem als am zum zur vom wir ich war wurde haben habe sei seien über um nur aber oder sagte erklärte meinte betonte so laut vor durch gegen unter kein keine mehr soll kann worden man diese dieser bis seit wenn"),
    (Tongue::Spanish, "el la los las de que y en un una es por con para del se su al lo como más pero sus ha no fue está este esta son también han era sobre entre ya dijo según desde cuando sin hasta hay muy porque donde nos le les afirmó señaló explicó añadió tras ser esto ese esa tiene o e a"),
    (Tongue::Other, "il la le di che è e un una per non con del della dei delle nel nella sono ha si da al alla anche come più ma gli i lo ci se ho questo questa dal dalla detto disse dice secondo ha hanno stato stata dell' l' un' all' nell' dopo era quando"),
    (Tongue::Other, "o a os as de que e em um uma para com não do da no na por mais dos das se foi ao à são está ele ela mas como também nos nas pelo pela seu sua disse afirmou segundo até quando muito já isso este esta ou ser tem"),
    (Tongue::Other, "och att det är en som på för med av den inte till har ett om de var vi jag han hon kan från men ska nu så säger sade sa eller efter där och og at er på ikke til med den det som af fra han hun jeg vi har ble blev ved sier siger sagde mot også når skal være var et en men"),
    (Tongue::Other, "de het een en van in is dat op te niet zijn voor met die er aan ook als bij maar om werd wordt heeft hebben was ze hij wij naar uit dan nog door over zei zegt volgens al wat deze dit tot geen na"),
    (Tongue::Other, "w i na z nie się jest że o jak po od za przez przy dla ale co są był była już tylko oraz tego czy jego ma powiedział powiedziała dodał dodała a je se v že jsem není jako řekl řekla uvedl uvedla si ze dle podle jsou byl byla jej který która"),
];

/// Every word with the bits of its languages.
static KNOWN: LazyLock<HashMap<&'static [u8], u16, BuildHasherDefault<ShortHash>>> = LazyLock::new(|| {
    let mut known = HashMap::default();
    for (i, (_, words)) in LANGUAGES.iter().enumerate() {
        for word in words.split(' ') {
            *known.entry(word.as_bytes()).or_insert(0) |= 1 << i;
        }
    }
    known
});

/// The languages of the list that write `c`, which English does not.
fn letter_of(c: char) -> u16 {
    let c = c.to_lowercase().next().unwrap_or(c);
    match c {
        'ñ' => 1 << 3,
        'á' | 'í' | 'ú' => 1 << 3 | 1 << 5 | 1 << 8,
        'ó' => 1 << 3 | 1 << 5 | 1 << 8,
        'é' => 1 << 1 | 1 << 3 | 1 << 5,
        'è' => 1 << 1 | 1 << 4,
        'à' | 'ù' => 1 << 1 | 1 << 4 | 1 << 5,
        'ç' => 1 << 1 | 1 << 5,
        'ê' | 'â' | 'ô' => 1 << 1 | 1 << 5,
        'î' | 'û' | 'ë' | 'ï' | 'œ' => 1 << 1,
        'ã' | 'õ' => 1 << 5,
        'ò' | 'ì' => 1 << 4,
        'ß' | 'ü' => 1 << 2,
        'ä' | 'ö' => 1 << 2 | 1 << 6,
        'å' | 'ø' | 'æ' => 1 << 6,
        'ą' | 'ę' | 'ł' | 'ś' | 'ź' | 'ż' | 'ć' | 'ń' | 'ř' | 'ě' | 'š' | 'č' | 'ž' | 'ý' | 'ů' => {
            1 << 8
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, tongue: Tongue) {
        assert_eq!(tongue_of(text, Tongue::English), tongue, "{text}");
    }

    #[test]
    fn each_language_is_known_by_its_script_and_its_words() {
        check("국방부는 훈련이 17일 시작된다고 밝혔다.", Tongue::Korean);
        check(
            "AP통신은 IOC가 North Korea에 대해 우려를 나타냈다고 전했다.",
            Tongue::Korean,
        );
        check("田中首相は「合意は近い」と述べた。", Tongue::Japanese);
        check("发言人王强表示：“我们不会退让。”", Tongue::Chinese);
        check("« Nous restons prudents », a déclaré Claire Fontaine.", Tongue::French);
        check(
            "„Wir haben keine Wahl“, sagte der Minister Karl Brandt.",
            Tongue::German,
        );
        check("»Das war knapp«, meinte Trainerin Eva Holm.", Tongue::German);
        check("«No hay otra opción», dijo el alcalde.", Tongue::Spanish);
        check("”Vi är redo”, säger Nils Berg.", Tongue::Other);
        check(
            "„To dopiero początek”, powiedziała Ewa Nowak, rzeczniczka rządu.",
            Tongue::Other,
        );
        check("«Non abbiamo scelta», ha detto il ministro.", Tongue::Other);
        check("“Não temos escolha”, disse o ministro da Saúde.", Tongue::Other);
        check("Мы готовы, сказал министр.", Tongue::Other);
    }

    #[test]
    fn english_with_foreign_names_stays_english() {
        check(
            "François Müller of the Côte d’Ivoire met José Núñez in Łódź.",
            Tongue::English,
        );
        check("Kim (김정은) said the talks were over.", Tongue::English);
        check("Die Linke and El País wrote that the law was dead.", Tongue::English);
        check(
            "“Je suis Charlie,” she said, and they went to the Place de la République.",
            Tongue::English,
        );
        check("Van der Berg won.", Tongue::English);
        check("17 June 2025", Tongue::English);
        check("A fiancée in a café, a résumé at hand.", Tongue::English);
        check("De La Cruz, Los Angeles", Tongue::English);
        check("Warhol's photo legacy spread by university exhibits", Tongue::English);
        check("“It’s a long game,” Ingram wrote.", Tongue::English);
    }

    #[test]
    fn a_short_paragraph_takes_the_language_before() {
        for before in [Tongue::Korean, Tongue::German, Tongue::Other, Tongue::English] {
            assert_eq!(tongue_of("* * *", before), before);
            assert_eq!(tongue_of("", before), before);
            assert_eq!(tongue_of("2025.06.17 18:11", before), before);
        }
        assert_eq!(tongue_of("„Nein“, sagte Brandt.", Tongue::German), Tongue::German);
        assert_eq!(
            tongue_of("It is what the mayor said to them.", Tongue::German),
            Tongue::English
        );
    }
}

//! Which language a text is in.

use whatlang::{Lang, detect_lang};

/// Bytes of a text that are enough to tell.
const ENOUGH: usize = 4_000;

/// The languages offered by name: code of ISO 639-1, and how the interface calls it.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "Arabic"),
    ("zh", "Chinese"),
    ("en", "English"),
    ("fr", "French"),
    ("de", "German"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("id", "Indonesian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("fa", "Persian"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ru", "Russian"),
    ("es", "Spanish"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("vi", "Vietnamese"),
];

/// The code of the language of `text`: two letters where there are such, else three; empty when it cannot be told.
pub fn language_of(text: &str) -> &'static str {
    let head = &text[..text.floor_char_boundary(ENOUGH)];
    detect_lang(head).map_or("", code)
}

/// The name of a language by its code; the code itself where the name is not known.
pub fn name_of(code: &str) -> &str {
    LANGUAGES.iter().find(|it| it.0 == code).map_or(code, |it| it.1)
}

fn code(language: Lang) -> &'static str {
    match language {
        Lang::Ara => "ar",
        Lang::Cmn => "zh",
        Lang::Eng => "en",
        Lang::Fra => "fr",
        Lang::Deu => "de",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jpn => "ja",
        Lang::Kor => "ko",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Rus => "ru",
        Lang::Spa => "es",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Vie => "vi",
        other => other.code(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_told_by_its_language() {
        assert_eq!(
            language_of("The council met on Tuesday and put off the vote once more"),
            "en"
        );
        assert_eq!(language_of("시의회는 화요일에 모여 표결을 다시 미뤘다"), "ko");
        assert_eq!(language_of("اجتمع المجلس يوم الثلاثاء وأرجأ التصويت مرة أخرى"), "ar");
        assert_eq!(language_of(""), "");
        assert_eq!(name_of("ko"), "Korean");
        assert_eq!(name_of("xyz"), "xyz");
    }
}

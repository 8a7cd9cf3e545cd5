use super::super::Tongue::{French, German, Other, Spanish};
use super::super::sample::check;

#[test]
fn french_quotations_and_clauses() {
    check(
        French,
        "« Le pont est sûr », a déclaré Anne Morel, directrice du chantier. Selon elle, les travaux dureront deux ans.",
        &[
            "« Le pont est sûr » <- Anne Morel, directrice du chantier <- déclaré",
            "les travaux dureront deux ans <- elle <- Selon",
        ],
    );
    check(
        French,
        "« Nous n’avons rien reçu, explique-t-elle. Rien du tout. »",
        &["« Nous n’avons rien reçu | Rien du tout. » <- elle <- explique"],
    );
    check(
        French,
        "Le maire Paul Girard affirme que la commune n’a pas été prévenue.",
        &["que la commune n’a pas été prévenue <- Le maire Paul Girard <- affirme"],
    );
    check(
        French,
        "« C’est une erreur », dit-il, « et nous la corrigerons. »",
        &["« C’est une erreur » | « et nous la corrigerons. » <- il <- dit"],
    );
    check(
        French,
        "La ministre a répondu : « Nous attendrons le rapport. »",
        &["« Nous attendrons le rapport. » <- La ministre <- répondu"],
    );
    check(
        French,
        "La hausse sera limitée, a assuré le porte-parole du gouvernement.",
        &["La hausse sera limitée <- le porte-parole du gouvernement <- assuré"],
    );
    check(
        French,
        "Les travaux, selon la préfecture, prendront fin en mai.",
        &["Les travaux | prendront fin en mai <- la préfecture <- selon"],
    );
}

#[test]
fn german_quotations_and_clauses() {
    check(
        German,
        "„Die Brücke ist sicher“, sagte die Ingenieurin Eva Lang. Lang betonte, dass täglich geprüft werde.",
        &[
            "„Die Brücke ist sicher“ <- die Ingenieurin Eva Lang <- sagte",
            "dass täglich geprüft werde <- Lang <- betonte",
        ],
    );
    check(
        German,
        "Der Bürgermeister erklärte am Montag, die Stadt habe kein Geld mehr.",
        &["die Stadt habe kein Geld mehr <- Der Bürgermeister <- erklärte"],
    );
    check(
        German,
        "Laut Polizei wurden drei Menschen verletzt.",
        &["wurden drei Menschen verletzt <- Polizei <- Laut"],
    );
    check(
        German,
        "Nach Angaben des Ministeriums sinken die Preise im Herbst.",
        &["sinken die Preise im Herbst <- des Ministeriums <- Nach Angaben"],
    );
    check(
        German,
        "„Das war ein Fehler“, so der Trainer. Man müsse nun nach vorn schauen.",
        &[
            "„Das war ein Fehler“ <- der Trainer <- so",
            "Man müsse nun nach vorn schauen <- - <- -",
        ],
    );
    check(
        German,
        "Die Lage sei ernst, warnte Karin Otto, Sprecherin der Feuerwehr.",
        &["Die Lage sei ernst <- Karin Otto, Sprecherin der Feuerwehr <- warnte"],
    );
}

#[test]
fn spanish_quotations_and_clauses() {
    check(
        Spanish,
        "«El puente es seguro», dijo el ingeniero Luis Prado, jefe de obra. Según el ministerio, las obras terminarán en mayo.",
        &[
            "«El puente es seguro» <- el ingeniero Luis Prado, jefe de obra <- dijo",
            "las obras terminarán en mayo <- el ministerio <- Según",
        ],
    );
    check(
        Spanish,
        "La alcaldesa afirmó que el agua es potable. Añadió que no hay riesgo.",
        &[
            "que el agua es potable <- La alcaldesa <- afirmó",
            "que no hay riesgo <- - <- Añadió",
        ],
    );
    check(
        Spanish,
        "—No pienso volver —dijo Marta—. Aquí no queda nadie.",
        &["—No pienso volver | Aquí no queda nadie. <- Marta <- dijo"],
    );
}

#[test]
fn other_languages_quote_with_verb_and_name() {
    check(
        Other,
        "”Bron är säker”, säger Nils Ek.",
        &["”Bron är säker” <- Nils Ek <- säger"],
    );
    check(
        Other,
        "– Bron är säker. Vi har kontrollerat den, säger Nils Ek.",
        &["– Bron är säker. Vi har kontrollerat den <- Nils Ek <- säger"],
    );
    check(
        Other,
        "„Most jest bezpieczny”, powiedziała Ewa Lis, rzeczniczka miasta.",
        &["„Most jest bezpieczny” <- Ewa Lis, rzeczniczka miasta <- powiedziała"],
    );
    check(
        Other,
        "«Il ponte è sicuro», ha detto il sindaco Marco Riva.",
        &["«Il ponte è sicuro» <- il sindaco Marco Riva <- detto"],
    );
    check(
        Other,
        "“A ponte é segura”, afirmou o prefeito João Reis.",
        &["“A ponte é segura” <- o prefeito João Reis <- afirmou"],
    );
    check(
        Other,
        "“De brug is veilig”, zegt burgemeester Jan Vos.",
        &["“De brug is veilig” <- burgemeester Jan Vos <- zegt"],
    );
}

//! Words of Swedish, Norwegian, Danish, Polish, Czech, Italian, Portuguese and Dutch, together.

use super::grammar::*;

#[rustfmt::skip] // By language.
pub(super) const WORDS: Lists = &[
    // Swedish, Norwegian, Danish.
    (VERB, "säger sade sa berättar berättade menar menade förklarar förklarade skriver skrev uppger uppgav hävdar hävdade tillägger betonar betonade konstaterar konstaterade svarar svarade frågar tror anser ansåg varnar varnade kommenterar meddelar meddelade bekräftar bekräftade tycker understryker påpekar påpekade medger berättar fortsätter sier sa forteller fortalte mener mente forklarer forklarte skriver opplyser opplyste hevder understreker svarer siger sagde fortæller fortalte mener forklarer skriver oplyser oplyste understreger tilføjer udtaler udtalte lyder"),
    (THAT, "att at"),
    (PRONOUN, "han hon hun de vi jag jeg hen"),
    (STOP, "i på till efter under för från om idag igår nu också enligt när vid inför här där som og och men til etter fra ved under her der når måndagen tisdagen onsdagen torsdagen fredagen"),
    (JOINS, "för vid på av i og och for ved av af"),
    (ACCORDING, "enligt ifølge"),
    (FINITE, "är var har hade kan ska skulle blir blev er kan skal vil vill måste får fick ble blir"),
    (LIGHT, "också även inte ikke også"),
    // Polish, Czech.
    (VERB, "powiedział powiedziała powiedzieli mówi mówił mówiła dodał dodała dodali dodaje stwierdził stwierdziła stwierdza twierdzi twierdził twierdziła podkreślił podkreśliła podkreśla zaznaczył zaznaczyła wyjaśnił wyjaśniła wyjaśnia tłumaczy tłumaczył zapewnił zapewniła zapewnia ocenił oceniła ocenia zauważył zauważyła przyznał przyznała poinformował poinformowała poinformowali oświadczył oświadczyła ogłosił ogłosiła napisał napisała pisze odpowiedział odpowiedziała zapytał zapytała ostrzegł ostrzegła ostrzega przekonuje przekonywał uważa uważał skomentował skomentowała wskazał wskazała wskazuje przekazał przekazała przypomniał przypomniała podaje podał podała relacjonuje relacjonował alarmuje zapowiedział zapowiedziała řekl řekla říká uvedl uvedla uvádí dodal dodala dodává tvrdí tvrdil prohlásil prohlásila vysvětlil vysvětlila vysvětluje napsal napsala píše sdělil sdělila upozornil upozornila potvrdil potvrdila oznámil oznámila míní zdůraznil zdůraznila zdůrazňuje odpověděl odpověděla popsal popsala komentoval zmínil přiznal přiznala"),
    (THAT, "że iż že aby żeby"),
    (PRONOUN, "on ona oni ono"),
    (STOP, "w we podczas po przed dla z ze podczas wczoraj dziś dzisiaj też także o od przy za że pro před během včera dnes také v ve"),
    (ACCORDING, "według zdaniem podle dle"),
    (FINITE, "jest są był była było byli były zostały zostali została został będzie ma mają je jsou byl byla bylo bude má"),
    (LIGHT, "się też także również nie že jsem"),
    // Italian.
    (VERB, "dice dicono disse diceva afferma affermano affermò affermava dichiara dichiarano dichiarò spiega spiegano spiegò aggiunge aggiungono aggiunse sottolinea sottolineano sostiene sostengono racconta raccontano precisa conclude risponde rispose commenta ricorda scrive assicura osserva avverte denuncia annuncia ammette conferma ribadisce prosegue replica ritiene evidenzia riferisce chiede pensa"),
    (PARTICIPLE, "detto affermato dichiarato spiegato aggiunto sottolineato sostenuto raccontato precisato concluso risposto commentato ricordato scritto assicurato osservato avvertito denunciato annunciato ammesso confermato ribadito replicato evidenziato riferito chiesto"),
    (AUXILIARY, "ha hanno aveva avevano"),
    (THAT, "che"),
    (PRONOUN, "lui lei egli ella loro"),
    (ARTICLE, "il lo la i gli le l' un uno una suo sua"),
    (STOP, "in nel nella durante dopo a al alla ai su con oggi ieri lunedì martedì mercoledì giovedì venerdì anche poi per tra"),
    (JOINS, "di del della dei delle dell' degli d' e"),
    (ACCORDING, "secondo"),
    (FINITE, "è sono era erano sarà ha hanno aveva può deve"),
    // Portuguese.
    (VERB, "disse disseram diz dizem afirmou afirmaram afirma afirmam declarou declararam explicou explicaram explica acrescentou acrescentaram acrescenta destacou destaca ressaltou ressalta garantiu garante contou conta comentou comenta respondeu perguntou avaliou avalia escreveu informou informaram informa anunciou anunciaram alertou alerta criticou admitiu reconheceu confirmou confirmaram lembrou lembra falou completou apontou aponta defendeu defende reforçou concluiu prometeu revelou frisou salientou sublinhou indicou indica considera considerou acredita"),
    (THAT, "que"),
    (PRONOUN, "ele ela eles elas"),
    (ARTICLE, "o a os as um uma seu sua"),
    (STOP, "em no na nos nas durante após ao à para com nesta neste hoje ontem segunda terça quarta quinta sexta também por pelo pela sobre"),
    (JOINS, "de do da dos das e"),
    (ACCORDING, "segundo conforme"),
    (FINITE, "é são era eram foi foram está estão será tem têm pode deve"),
    // Dutch.
    (VERB, "zegt zei zeiden zeggen vertelt vertelde verklaarde verklaart benadrukt benadrukte meldt meldde schrijft schreef stelt stelde vindt vond waarschuwt waarschuwde aldus reageert reageerde antwoordt antwoordde voegt denkt verwacht bevestigt bevestigde meent vertellen"),
    (THAT, "dat"),
    (PRONOUN, "hij zij ze wij"),
    (ARTICLE, "de het een zijn haar hun en ett den det en et"),
    (STOP, "in op tegen na tijdens voor aan bij gisteren vandaag maandag dinsdag woensdag donderdag vrijdag ook in met"),
    (JOINS, "van de der den het en voor"),
    (ACCORDING, "volgens"),
    (FINITE, "is zijn was waren heeft hebben wordt worden kan zal moet"),
    (LINK, "men och og i a ale oraz ma mas e però maar en"),
    (RELATIVE, "som der który która którzy który che que die dat který"),
];

pub(super) const PHRASES: &[&[&str]] = &[
    &["de", "acordo", "com"],
    &["a", "detta", "di"],
    &["w", "opinii"],
    &["w", "ocenie"],
    &["jak", "podaje"],
];

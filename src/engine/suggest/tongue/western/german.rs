//! German words.

use super::grammar::*;

#[rustfmt::skip] // By class.
pub(super) const WORDS: Lists = &[
    (VERB, "sagte sagten sagt sagen erklärte erklärten erklärt betonte betonten betont meinte meinten meint berichtete berichteten berichtet schrieb schrieben schreibt warnte warnten warnt forderte forderten fordert kritisierte kritisierten kritisiert behauptete behaupteten behauptet ergänzte ergänzten ergänzt erläuterte erläutert verkündete verkündeten verkündet bestätigte bestätigten bestätigt antwortete antworteten antwortet fragte fragten fragt räumte unterstrich hob wies stellte teilte kündigte kündigten gab sprach versicherte versicherten versichert versprach versprachen vermutete vermutet glaubt glaubte hofft hoffte fürchtet fürchtete befürchtet befürchtete resümierte bilanzierte entgegnete konterte rief mahnte mahnten mahnt appellierte lobte äußerte bekräftigte bekräftigten argumentierte argumentiert bemängelte klagte klagt bedauerte gestand beteuerte unterstellte prophezeite prognostizierte rechnet geht schätzt schätzte findet fand denkt dachte beklagte beklagt erzählt erzählte erinnerte verteidigte zeigte bezeichnete nannte begründete begründet fügte formulierte urteilte urteilt mutmaßte präzisierte stellt weist heißt hieß twitterte notierte scherzte ermahnte sah sieht plädierte verlangte verlangt verwies kommentierte kommentiert"),
    (TRAILS, "so"),
    (CALL, "bezeichnete bezeichneten bezeichnet nannte nannten nennt kritisierte kritisierten kritisiert lobte wertete bewertete verurteilte beschrieb beschreibt sprach"),
    (VERB, "nennt wertete bewertete verurteilte verurteilten beschrieb beschreibt mitteilte mitteilten bekanntgab meldete meldeten meldet mitteilt begrüßte begrüßten wies würdigte"),
    (PARTICIPLE, "gesagt erklärt betont gemeint berichtet geschrieben gewarnt gefordert kritisiert behauptet ergänzt verkündet bestätigt geantwortet mitgeteilt angekündigt bekanntgegeben versichert versprochen eingeräumt hingewiesen unterstrichen geäußert bekräftigt erzählt"),
    (AUXILIARY, "hat haben hatte hatten habe"),
    (THAT, "dass daß ob wie warum"),
    (PRONOUN, "er sie es wir ich man dieser diese letzterer"),
    (ARTICLE, "der die das dem den des ein eine einem einen einer eines sein seine ihr ihre ihren seinem ihrem deren dessen mehrere zwei drei viele einige"),
    (STOP, "am im in an bei beim vor nach auf zu zum zur gegenüber laut mit seit während heute gestern morgen weiter zudem außerdem jedoch dann auch später zuvor anschließend wörtlich dazu daraufhin nun bereits weiterhin dabei deshalb daher wegen aus über unter um ihm ihnen ihr sich er"),
    (LINK, "und aber denn sondern doch jedoch auch zudem außerdem dennoch allerdings deshalb daher gleichzeitig zugleich oder weil wenn als nachdem obwohl während da dabei damit"),
    (RELATIVE, "welcher welche welches"),
    (JOINS, "von vom der des für und zu & de van aus dem den die das im zur"),
    (LIGHT, "sich auch zudem weiter nicht jedoch aber dazu daraufhin außerdem wörtlich ihm es noch allerdings ferner"),
    (MOOD, "sei seien habe hätten hätte werde würden würde könne könnten könnte müsse müssten müsste solle sollten wolle wollten dürfe dürften gebe gäbe komme gehe stehe liege bleibe brauche wisse mache lasse sehe wäre wären käme bringe führe nehme halte zeige gelte bestehe finde möge"),
    (ACCORDING, "laut"),
    (AFTERWARDS, "zufolge"),
    (FINITE, "ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können konnte konnten muss müssen musste soll sollen sollte will wollen wollte darf kam kamen kommt ging gingen geht steht stand liegt lag gibt gab starben starb stieg stiegen sank fiel blieb bleibt sei seien habe gilt galt handelt begann beginnt machte macht führte führt fand findet nahm brachte verlor gewann droht"),
];

pub(super) const PHRASES: &[&[&str]] = &[
    &["nach", "angaben"],
    &["nach", "einschätzung"],
    &["nach", "ansicht"],
    &["nach", "worten"],
    &["nach", "auffassung"],
    &["nach", "meinung"],
    &["nach", "darstellung"],
    &["nach", "aussage"],
    &["nach", "aussagen"],
    &["nach", "informationen"],
    &["nach", "berichten"],
    &["nach", "schätzungen"],
    &["den", "angaben"],
    &["aus", "sicht"],
];

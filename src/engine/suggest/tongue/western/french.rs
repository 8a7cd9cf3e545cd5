//! French words.

use super::grammar::*;

#[rustfmt::skip] // By class.
pub(super) const WORDS: Lists = &[
    (VERB, "dit disent disait disaient affirme affirment affirmait affirmaient explique expliquent expliquait expliquaient ajoute ajoutent ajoutait indique indiquent indiquait estime estiment estimait estimaient souligne soulignent soulignait précise précisent précisait annonce annoncent annonçait raconte racontent racontait assure assurent assurait assuraient déclare déclarent déclarait rappelle rappellent rappelait répond répondent répondait répliqua réplique rétorque rétorquent lance lancent lançait poursuit poursuivait conclut concluent confie confient confiait témoigne témoignent note notent notait observe observent observait constate constatent constatait reconnaît reconnaissent reconnaissait admet admettent dénonce dénoncent dénonçait regrette regrettent regrettait déplore déplorent prévient préviennent prévenait avertit avertissent juge jugent jugeait considère considèrent considérait pense pensent pensait croit croient prédit promet promettent promettait jure soutient soutiennent soutenait prétend prétendent prétendait martèle insiste insistent insistait résume résument commente commentent écrit écrivent écrivait demande demandent demandait interroge révèle révèlent rapporte rapportent rapportait confirme confirment confirmait dément nuance nuancent plaide plaident détaille analyse renchérit s'inquiète craint craignent espère espèrent espérait suggère suggèrent reprend souffle glisse ironise fulmine s'indigne s'agace s'étonne s'interroge s'exclame s'alarme évoque propose proposent tranche tempère murmure avoue avouent avance avancent fait martelait rassure rappelait tonne plaisante argue montre montrent dira affirmera déclara affirma expliqua ajouta répondit demanda s'écria murmura reprit lança conclut assura précisa"),
    (PARTICIPLE, "dit déclaré affirmé expliqué ajouté indiqué estimé souligné précisé annoncé raconté assuré rappelé répondu répliqué rétorqué lancé poursuivi conclu confié témoigné noté observé constaté reconnu admis dénoncé regretté déploré prévenu averti jugé considéré prédit promis juré soutenu prétendu martelé insisté résumé commenté écrit demandé révélé rapporté confirmé démenti nuancé plaidé détaillé analysé renchéri suggéré tranché tempéré avoué avancé fait réagi twitté tweeté publié salué fustigé critiqué proposé accusé réaffirmé signalé exhorté appelé prévenu félicité inquiété étonné indigné interrogé défendu réclamé informé expliqué évoqué espéré craint pensé cru montré ironisé tonné"),
    (CALL, "qualifie qualifient qualifiait qualifié juge jugent jugeait jugé dénonce dénoncé considère considéré décrit décrivent taxé taxe fustige fustigé accuse accusé critique critiqué"),
    (VERB, "qualifie qualifient qualifiait fustige fustigent réclame réclament"),
    (PARTICIPLE, "qualifié taxé décrit"),
    (AUXILIARY, "a ont avait avaient aurait auraient ai est sont s'est eut"),
    (THAT, "que qu'"),
    (PRONOUN, "il elle ils elles on je nous celui-ci celle-ci ceux-ci -il -elle -ils -elles -on -je -t-il -t-elle -t-on lui eux -t-ils -t-elles"),
    (ARTICLE, "le la les l' un une des du son sa ses leur leurs ce cet cette ces notre nos plusieurs certains d'autres deux trois aucun chaque"),
    (STOP, "à au aux dans lors mardi lundi mercredi jeudi vendredi samedi dimanche hier devant sur en avant après pendant depuis par pour chez vers via avec sans entre dès ce-matin jeudi aujourd'hui ensuite encore également aussi ainsi enfin plus alors auprès mais puis auparavant matin soir sous contre"),
    (LINK, "et mais or car donc puis toutefois cependant néanmoins pourtant ainsi alors enfin ensuite selon comme si quand lorsque tandis alors outre également aussi"),
    (RELATIVE, "qui que dont où lequel laquelle ce qu'"),
    (JOINS, "de du des d' et l' la le les à aux au en & von pour"),
    (LIGHT, "ne n' se s' également aussi ensuite encore ainsi toutefois pour me m' lui leur y en déjà par ailleurs notamment bien même alors d'abord pourtant"),
    (ACCORDING, "selon"),
    (FINITE, "est sont était étaient sera seront a ont avait avaient va vont doit doivent peut peuvent fait veut veulent reste restent"),
];

pub(super) const PHRASES: &[&[&str]] = &[
    &["d'", "après"],
    &["d’", "après"],
    &["aux", "yeux", "de"],
    &["de", "l'", "avis", "de"],
];

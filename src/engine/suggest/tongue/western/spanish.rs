//! Spanish words.

use super::grammar::*;

#[rustfmt::skip] // By class.
pub(super) const WORDS: Lists = &[
    (VERB, "dijo dijeron dice dicen decía afirmó afirmaron afirma afirman declaró declararon declara señaló señalaron señala señalan explicó explicaron explica explican añadió añadieron añade añaden aseguró aseguraron asegura aseguran indicó indicaron indica indican destacó destacaron destaca destacan subrayó subrayaron subraya recalcó recalcaron recalca insistió insiste manifestó manifestaron manifiesta advirtió advirtieron advierte advierten reconoció reconocieron reconoce admitió admite denunció denunciaron denuncia denuncian criticó criticaron lamentó lamentaron lamenta sostuvo sostuvieron sostiene sostienen argumentó argumenta apuntó apuntaron apunta apuntan comentó comentaron comenta contó cuenta cuentan relató relata respondió respondieron responde contestó contestaron contesta preguntó preguntaron pregunta agregó agregaron agrega precisó precisaron precisa concluyó concluye concluyen anunció anunciaron anuncia informó informaron informa informan confirmó confirmaron confirma negó niega escribió escribe publicó consideró consideraron considera consideran cree creen opinó opina opinan estimó estimaron estima prometió promete prevé prevén pronosticó reveló revelaron revela recordó recuerda detalló detallaron detalla expresó expresaron expresa expuso reiteró reiteraron pidió pidieron exigió exigieron instó propuso reclamó sentenció zanjó remarcó matizó aclaró aclara aclararon confesó confiesa exclamó gritó susurró murmuró replicó continuó prosiguió resumió celebró alertó alertaron aseveró puntualizó espera esperan teme temen juró acusó sugirió sugieren muestra muestran alegó enfatizó resaltó planteó ratificó anticipó adelantó acotó"),
    (PARTICIPLE, "dicho afirmado declarado señalado explicado añadido asegurado indicado destacado subrayado recalcado insistido manifestado advertido reconocido admitido denunciado criticado lamentado sostenido apuntado comentado contado respondido preguntado agregado precisado concluido anunciado informado confirmado negado escrito considerado prometido revelado recordado detallado expresado reiterado pedido exigido remarcado aclarado alertado defendido propuesto sugerido"),
    (CALL, "calificó calificaron califica tachó tacharon tacha describió describe describen consideró considera criticó acusó definió define tildó"),
    (VERB, "calificó calificaron califica tachó tacharon tacha describió describe definió define tildó"),
    (AUXILIARY, "ha han había habían he hemos"),
    (THAT, "que"),
    (PRONOUN, "él ella ellos ellas éste ésta este esta quien"),
    (ARTICLE, "el la los las un una unos unas su sus este esta estos estas varios algunos otro otra dos tres"),
    (STOP, "en a al durante ante tras desde hasta este hoy ayer lunes martes miércoles jueves viernes sábado domingo con por para sobre entre según también además después antes mientras cuando sin hacia al mediante quien luego a"),
    (LINK, "y e pero aunque sin embargo además también mientras así sino porque asimismo por cuando si entonces luego"),
    (RELATIVE, "que quien quienes cuyo cual donde"),
    (JOINS, "de del la el los las y & para e en"),
    (LIGHT, "no se le les también además ya me nos lo luego después"),
    (ACCORDING, "según"),
    (FINITE, "es son era eran fue fueron está están estaba hay ha han había tiene tienen será serán puede pueden debe deben va van"),
];

pub(super) const PHRASES: &[&[&str]] = &[
    &["de", "acuerdo", "con"],
    &["a", "juicio", "de"],
    &["en", "palabras", "de"],
    &["en", "opinión", "de"],
    &["a", "decir", "de"],
];

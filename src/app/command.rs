//! Everything the user can ask for.

mod attributing;
mod registering;
mod reviewing;
mod suggesting;
mod verifying;

use std::ops::Range;
use std::path::PathBuf;

pub use attributing::AttributionCommand;
pub use registering::RegistryCommand;
pub use reviewing::ReviewCommand;
pub use suggesting::SuggestionCommand;
pub use verifying::VerificationCommand;

use super::listing::Listing;
use super::selection::{Motion, Selection};
use super::state::Bottom;
use super::suggesting::Batch;
use crate::app::folder_view::TextExport;
use crate::model::attribution::Role;
use crate::model::id::AnnotationId;
use crate::model::intent::Edge;
use crate::model::label::Label;
use crate::model::mqm::Severity;

/// A wish, from a key, a menu, the palette, the mouse or a panel.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    // Files
    AskForArticle,
    Open(PathBuf),
    Reopen {
        encoding: String,
    },
    Reload,
    ShowEncodings,
    SaveNow,
    AskForCopy,
    SaveCopy(PathBuf),
    AskForExport(&'static str),
    Export {
        format: &'static str,
        path: PathBuf,
    },
    AskForImport(&'static str),
    Import {
        format: &'static str,
        path: PathBuf,
    },
    SetAsideBroken,
    RestoreBackup,
    Quit,
    // History
    Undo,
    Redo,
    // Marks
    Mark(Label),
    /// Gives an annotation another label, whatever else is selected.
    Relabel {
        id: AnnotationId,
        label: Label,
    },
    /// The words just selected get the label that was pressed before.
    MarkArmed,
    AddSegment,
    RemoveSegment,
    Split,
    Join,
    Delete,
    Remove(AnnotationId),
    EditNote,
    EditTags,
    SetNote {
        id: AnnotationId,
        note: String,
    },
    SetTags {
        id: AnnotationId,
        tags: Vec<String>,
    },
    SetAttribute {
        id: AnnotationId,
        key: String,
        value: Option<String>,
    },
    PickEdge(Edge),
    Resize {
        id: AnnotationId,
        segment: usize,
        edge: Edge,
        byte: usize,
    },
    Place,
    // Who said it
    Attribution(AttributionCommand),
    Registry(RegistryCommand),
    Verification(VerificationCommand),
    Review(ReviewCommand),
    Suggestion(SuggestionCommand),
    // Moving about
    Select(Selection),
    /// A plain click on words that are not marked.
    Click(usize),
    SelectAll,
    /// Selects words and brings them on the screen; what lies over the window stays.
    ShowWords(Range<usize>),
    Move {
        motion: Motion,
        extend: bool,
    },
    Grow,
    Shrink,
    Copy,
    NextAnnotation,
    PreviousAnnotation,
    CycleOverlap,
    Focus(AnnotationId),
    /// Selects a clicked annotation; the caret stays where the click put it.
    Pick(AnnotationId),
    FocusOrphan(AnnotationId),
    Offer(Vec<AnnotationId>),
    Hint,
    /// Letters over the words; the selection reaches to the one that is picked.
    HintSelect,
    HintLetter(char),
    Escape,
    /// Gives the keyboard back to the article, whatever has it.
    ToArticle,
    Viewed {
        bytes: Range<usize>,
        place: (usize, f32),
    },
    // Finding
    Find,
    FindQuery(String),
    FindCase(bool),
    FindWholeWords(bool),
    FindNext,
    FindPrevious,
    FindSelect,
    // The window
    List(Listing),
    ShowBottom(super::state::Bottom),
    Palette,
    Help,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    SetZoom(f32),
    SetTheme(super::settings::Theme),
    SetAnnotator(String),
    ToggleInspector,
    ToggleTable,
    NextPane,
    Close,
}

/// A command with a name, as menus, palette, keymap and help show it.
#[derive(Debug)]
pub struct Entry {
    /// Stable name, used in `keymap.ron`.
    pub name: &'static str,
    pub command: Command,
    pub title: &'static str,
    /// Key combinations, separated by a space; empty when there is none.
    pub keys: &'static str,
    pub help: &'static str,
    pub menu: Menu,
}

/// Where an entry stands in the menu bar and in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    Article,
    Edit,
    Mark,
    Source,
    Check,
    Translation,
    Suggest,
    Move,
    View,
}

/// The menus in their order.
pub const MENUS: &[(Menu, &str)] = &[
    (Menu::Article, "Article"),
    (Menu::Edit, "Edit"),
    (Menu::Mark, "Mark"),
    (Menu::Source, "Source"),
    (Menu::Check, "Check"),
    (Menu::Translation, "Translation"),
    (Menu::Suggest, "Suggest"),
    (Menu::Move, "Move"),
    (Menu::View, "View"),
];

const fn step(motion: Motion, extend: bool) -> Command {
    Command::Move { motion, extend }
}

const fn attribution(command: AttributionCommand) -> Command {
    Command::Attribution(command)
}

const fn registry(command: RegistryCommand) -> Command {
    Command::Registry(command)
}

const fn export_review(format: &'static str) -> Command {
    Command::Registry(RegistryCommand::AskExport(TextExport::Review { format }))
}

const fn review(command: ReviewCommand) -> Command {
    Command::Review(command)
}

const fn suggestion(command: SuggestionCommand) -> Command {
    Command::Suggestion(command)
}

const fn verification(command: VerificationCommand) -> Command {
    Command::Verification(command)
}

/// Commands with a name. Menus, palette, keymap and help are all drawn from this list.
#[rustfmt::skip] // A row a line.
pub const ENTRIES: &[Entry] = &[
    Entry { name: "open", command: Command::AskForArticle, title: "Open…", keys: "Ctrl+O", help: "Open an article", menu: Menu::Article },
    Entry { name: "reload", command: Command::Reload, title: "Reload", keys: "F5", help: "Read the article and its annotations again", menu: Menu::Article },
    Entry { name: "encoding", command: Command::ShowEncodings, title: "Encoding…", keys: "", help: "Read the article in another encoding", menu: Menu::Article },
    Entry { name: "save", command: Command::SaveNow, title: "Save now", keys: "Ctrl+S", help: "Save at once; saving is automatic, this is a checkpoint", menu: Menu::Article },
    Entry { name: "save-copy", command: Command::AskForCopy, title: "Save a copy of the annotations…", keys: "Ctrl+Shift+S", help: "Write the annotations to another file", menu: Menu::Article },
    Entry { name: "export-json", command: Command::AskForExport("json"), title: "Export as JSON…", keys: "", help: "Everything, for programs", menu: Menu::Article },
    Entry { name: "export-brat", command: Command::AskForExport("brat"), title: "Export as brat…", keys: "", help: "Standoff annotations for brat and INCEpTION", menu: Menu::Article },
    Entry { name: "export-csv", command: Command::AskForExport("csv"), title: "Export as CSV…", keys: "", help: "A row a segment, for spreadsheets", menu: Menu::Article },
    Entry { name: "export-claimreview", command: Command::AskForExport("claimreview"), title: "Export as ClaimReview…", keys: "", help: "Claims with a verdict, for publishing", menu: Menu::Article },
    Entry { name: "report-html", command: Command::AskForExport("report-html"), title: "Annotated draft as HTML…", keys: "", help: "The article with its marks as numbered notes, to read or to print", menu: Menu::Article },
    Entry { name: "report-md", command: Command::AskForExport("report-md"), title: "Annotated draft as Markdown…", keys: "", help: "The article with its marks as footnotes", menu: Menu::Article },
    Entry { name: "corrections-html", command: export_review("corrections-html"), title: "Corrections as HTML…", keys: "", help: "What the review of the translation found to correct, to read or to print", menu: Menu::Translation },
    Entry { name: "corrections-md", command: export_review("corrections-md"), title: "Corrections as Markdown…", keys: "", help: "Likewise, as Markdown", menu: Menu::Translation },
    Entry { name: "corrections-docx", command: export_review("corrections-docx"), title: "Corrections as DOCX…", keys: "", help: "Likewise, as a table for Word or LibreOffice", menu: Menu::Translation },
    Entry { name: "correction-note", command: export_review("correction-note"), title: "Correction for readers…", keys: "", help: "A note that says what the article said and should have said, drawn up from the corrections", menu: Menu::Translation },
    Entry { name: "export-marot", command: export_review("marot"), title: "Export the review as ratings (Marot)…", keys: "", help: "A row an error, for Marot and for scoring", menu: Menu::Translation },
    Entry { name: "export-xliff", command: export_review("xliff"), title: "Export the review as XLIFF…", keys: "", help: "Pairs and errors, for translation tools", menu: Menu::Translation },
    Entry { name: "export-tmx", command: export_review("tmx"), title: "Export the pairs as TMX…", keys: "", help: "Pairs without errors, for translation memories", menu: Menu::Translation },
    Entry { name: "import-error-spans", command: Command::AskForImport("error-spans"), title: "Import error spans…", keys: "", help: "Errors that a program such as xCOMET proposes; each waits to be accepted", menu: Menu::Translation },
    Entry { name: "import-marot", command: Command::AskForImport("marot"), title: "Import ratings (Marot)…", keys: "", help: "Errors that another reviewer marked", menu: Menu::Translation },
    Entry { name: "import-json", command: Command::AskForImport("json"), title: "Import JSON…", keys: "", help: "Add the annotations of a JSON export", menu: Menu::Article },
    Entry { name: "import-brat", command: Command::AskForImport("brat"), title: "Import brat…", keys: "", help: "Add the annotations of a brat file", menu: Menu::Article },
    Entry { name: "close", command: Command::Close, title: "Close", keys: "Ctrl+W", help: "Close the article", menu: Menu::Article },
    Entry { name: "quit", command: Command::Quit, title: "Quit", keys: "Ctrl+Q", help: "Save and leave", menu: Menu::Article },
    Entry { name: "undo", command: Command::Undo, title: "Undo", keys: "Ctrl+Z", help: "Take back the last change", menu: Menu::Edit },
    Entry { name: "redo", command: Command::Redo, title: "Redo", keys: "Ctrl+Shift+Z Ctrl+Y", help: "Do again what was taken back", menu: Menu::Edit },
    Entry { name: "copy", command: Command::Copy, title: "Copy", keys: "Ctrl+C", help: "Copy the selected words, or those of the selected annotation", menu: Menu::Edit },
    Entry { name: "select-all", command: Command::SelectAll, title: "Select all", keys: "Ctrl+A", help: "Select the whole article", menu: Menu::Edit },
    Entry { name: "find", command: Command::Find, title: "Find…", keys: "Ctrl+F", help: "Find words in the article", menu: Menu::Edit },
    Entry { name: "find-next", command: Command::FindNext, title: "Find next", keys: "F3", help: "Go to the next match", menu: Menu::Edit },
    Entry { name: "find-previous", command: Command::FindPrevious, title: "Find previous", keys: "Shift+F3", help: "Go to the match before", menu: Menu::Edit },
    Entry { name: "claim", command: Command::Mark(Label::Claim), title: "Claim", keys: "C 1", help: "Mark the selection as a claim; with an annotation selected, make it one", menu: Menu::Mark },
    Entry { name: "quote", command: Command::Attribution(AttributionCommand::Quote), title: "Quote with its source", keys: "Q", help: "Mark the selection as a quote, with the source and cue found beside it; of a selected quote, find them", menu: Menu::Mark },
    Entry { name: "quote-alone", command: Command::Mark(Label::Quote), title: "Quote alone", keys: "Shift+Q 2", help: "Mark the selection as a quote and nothing else; with an annotation selected, make it one", menu: Menu::Mark },
    Entry { name: "source", command: Command::Mark(Label::Source), title: "Source", keys: "S 3", help: "Mark the selection as a source; with an annotation selected, make it one", menu: Menu::Mark },
    Entry { name: "cue", command: Command::Mark(Label::Cue), title: "Cue", keys: "U 4", help: "Mark the selection as a cue; with an annotation selected, make it one", menu: Menu::Mark },
    Entry { name: "note", command: Command::EditNote, title: "Note", keys: "M", help: "Write a note on the selected annotation", menu: Menu::Mark },
    Entry { name: "tags", command: Command::EditTags, title: "Tags", keys: "T", help: "Tag the selected annotation", menu: Menu::Mark },
    Entry { name: "delete", command: Command::Delete, title: "Delete", keys: "Delete Backspace", help: "Delete the selected annotation", menu: Menu::Mark },
    Entry { name: "add-segment", command: Command::AddSegment, title: "Add segment", keys: "+ =", help: "Add the selected words to the selected annotation", menu: Menu::Mark },
    Entry { name: "remove-segment", command: Command::RemoveSegment, title: "Remove segment", keys: "-", help: "Take the segment under the caret from the selected annotation", menu: Menu::Mark },
    Entry { name: "split", command: Command::Split, title: "Split", keys: "X", help: "Take the selected words out of the annotation around them", menu: Menu::Mark },
    Entry { name: "join", command: Command::Join, title: "Join with…", keys: "J", help: "Make one of the selected annotation and another one, picked by letters", menu: Menu::Mark },
    Entry { name: "edge-start", command: Command::PickEdge(Edge::Start), title: "Resize the start", keys: "[", help: "Arrows then move the start of the selected annotation", menu: Menu::Mark },
    Entry { name: "edge-end", command: Command::PickEdge(Edge::End), title: "Resize the end", keys: "]", help: "Arrows then move the end of the selected annotation", menu: Menu::Mark },
    Entry { name: "place", command: Command::Place, title: "Place here", keys: "P", help: "Give the selected lost annotation the selected words", menu: Menu::Mark },
    Entry { name: "link", command: attribution(AttributionCommand::Link), title: "Link with…", keys: "L", help: "Join the selected annotation with its source, cue or quote, picked by letters; Ctrl+click does the same", menu: Menu::Source },
    Entry { name: "unlink", command: attribution(AttributionCommand::Unlink), title: "Unlink", keys: "Shift+L", help: "Take the selected annotation out of its attribution; both stay", menu: Menu::Source },
    Entry { name: "speaker", command: attribution(AttributionCommand::PickSpeaker), title: "Speaker…", keys: "A", help: "Say who the selected annotation rests on", menu: Menu::Source },
    Entry { name: "entry-from-selection", command: attribution(AttributionCommand::EntryFromSelection), title: "New entry from the selection", keys: "V", help: "Register the selected words, or the selected source, as a person, an organisation, a document", menu: Menu::Source },
    Entry { name: "show-speaker", command: registry(RegistryCommand::ShowSpeaker), title: "Everything this source said", keys: "Shift+A", help: "The registry entry of the selected annotation, with all its quotes and claims", menu: Menu::Source },
    Entry { name: "next-part", command: attribution(AttributionCommand::NextPart), title: "Add the next part", keys: "E", help: "Add the quotation that goes on after the selected quote to it", menu: Menu::Source },
    Entry { name: "continue", command: attribution(AttributionCommand::Continue), title: "Continues the quote before", keys: "K", help: "Say that the selected quote goes on with the one before it", menu: Menu::Source },
    Entry { name: "confirm-carried", command: attribution(AttributionCommand::ConfirmCarried), title: "Confirm the proposed speaker", keys: "Y", help: "Take over the speaker of the quote before, where that is proposed", menu: Menu::Source },
    Entry { name: "mentions", command: attribution(AttributionCommand::AskMentions), title: "Mark all further mentions…", keys: "Shift+M", help: "Every place where the entry is named, to be marked at once", menu: Menu::Source },
    Entry { name: "next-mention", command: attribution(AttributionCommand::NextMention), title: "Next mention", keys: "N", help: "Go to the next mention of the same entry", menu: Menu::Source },
    Entry { name: "previous-mention", command: attribution(AttributionCommand::PreviousMention), title: "Previous mention", keys: "Shift+N", help: "Go to the mention before", menu: Menu::Source },
    Entry { name: "read-folder", command: registry(RegistryCommand::ReadFolder), title: "Read the whole folder", keys: "Ctrl+Shift+R", help: "For what an entry said in every article of the folder, and for the folder's source balance", menu: Menu::Source },
    Entry { name: "share-registry", command: registry(RegistryCommand::Share), title: "Share the registry with the folder", keys: "", help: "Move the entries that this article carries itself to the folder's sources.ron", menu: Menu::Source },
    Entry { name: "verdict", command: verification(VerificationCommand::EditVerdict), title: "Verdict", keys: "Shift+C", help: "Judge the selected claim", menu: Menu::Check },
    Entry { name: "evidence", command: verification(VerificationCommand::AddEvidence), title: "Add evidence", keys: "Shift+E", help: "What speaks for or against the selected claim, and where it stands", menu: Menu::Check },
    Entry { name: "relate", command: verification(VerificationCommand::AskRelation), title: "Relate to another claim…", keys: "R", help: "The selected claim supports, contradicts or repeats another one", menu: Menu::Check },
    Entry { name: "next-finding", command: verification(VerificationCommand::NextFinding), title: "Next finding", keys: "F8", help: "Go to the next thing the checks found", menu: Menu::Check },
    Entry { name: "previous-finding", command: verification(VerificationCommand::PreviousFinding), title: "Previous finding", keys: "Shift+F8", help: "Go to the finding before", menu: Menu::Check },
    Entry { name: "dismiss", command: verification(VerificationCommand::AskDismiss), title: "Dismiss the finding…", keys: "D", help: "Let the finding at hand pass, with a reason", menu: Menu::Check },
    Entry { name: "next-unsourced", command: verification(VerificationCommand::NextUnsourced), title: "Next unsourced sentence", keys: "G", help: "Go to the next sentence that needs a source", menu: Menu::Check },
    Entry { name: "previous-unsourced", command: verification(VerificationCommand::PreviousUnsourced), title: "Previous unsourced sentence", keys: "Shift+G", help: "Go to the sentence before that needs a source", menu: Menu::Check },
    Entry { name: "needs-none", command: verification(VerificationCommand::NeedsNone), title: "Needs no source", keys: "W", help: "Say that the sentence at the caret needs no source, or that it needs one after all", menu: Menu::Check },
    Entry { name: "review-translation", command: review(ReviewCommand::Toggle), title: "Review the translation", keys: "F9", help: "Put the original beside the article and go through the pairs; again to leave off", menu: Menu::Translation },
    Entry { name: "attach-original", command: review(ReviewCommand::AskOriginal), title: "Attach the original…", keys: "", help: "By file, pasted, or say that there is none", menu: Menu::Translation },
    Entry { name: "review-facts", command: review(ReviewCommand::ShowFacts), title: "Origin and reviewer…", keys: "P", help: "Where the original comes from, how the translation was made, and who reviews it", menu: Menu::Translation },
    Entry { name: "pair-agree", command: review(ReviewCommand::Agree), title: "Agree", keys: "Space", help: "The pair is faithful; on to the next one that waits", menu: Menu::Translation },
    Entry { name: "pair-next", command: review(ReviewCommand::Next), title: "Next pair", keys: "J Down", help: "Go to the pair below", menu: Menu::Translation },
    Entry { name: "pair-previous", command: review(ReviewCommand::Previous), title: "Previous pair", keys: "K Up", help: "Go to the pair above", menu: Menu::Translation },
    Entry { name: "pair-weak", command: review(ReviewCommand::NextWeak), title: "Next pair in doubt", keys: "W", help: "Go to the next pair that may be put together wrongly", menu: Menu::Translation },
    Entry { name: "pair-open", command: review(ReviewCommand::NextOpen), title: "Next pair to decide", keys: "G", help: "Go to the next pair that waits for a decision", menu: Menu::Translation },
    Entry { name: "pair-reopen", command: review(ReviewCommand::Reopen), title: "Open the pair again", keys: "Backspace", help: "Take the decision about the pair back", menu: Menu::Translation },
    Entry { name: "review-finding-next", command: review(ReviewCommand::NextFinding), title: "Next finding of the review", keys: "N", help: "Go to the next thing the checks found in the pairs", menu: Menu::Translation },
    Entry { name: "review-finding-previous", command: review(ReviewCommand::PreviousFinding), title: "Previous finding of the review", keys: "Shift+N", help: "Go to the finding before", menu: Menu::Translation },
    Entry { name: "finding-to-error", command: review(ReviewCommand::FindingToError), title: "Make the finding an error", keys: "E", help: "Mark an error of what the check found, with its kind and how grave it is", menu: Menu::Translation },
    Entry { name: "finding-dismiss", command: review(ReviewCommand::AskDismiss), title: "Dismiss the finding of the review…", keys: "D", help: "Let the finding pass, with a reason", menu: Menu::Translation },
    Entry { name: "quote-next", command: review(ReviewCommand::NextQuote), title: "Compare the next quotation…", keys: "Q", help: "Decide about a quotation beside its original words", menu: Menu::Translation },
    Entry { name: "error-neutral", command: review(ReviewCommand::Mark(Severity::Neutral)), title: "Mark a neutral error", keys: "1", help: "Of the selected words, or of the whole pair; then its kind. With an error selected: how grave it is", menu: Menu::Translation },
    Entry { name: "error-minor", command: review(ReviewCommand::Mark(Severity::Minor)), title: "Mark a minor error", keys: "2", help: "Likewise; the sense is intact", menu: Menu::Translation },
    Entry { name: "error-major", command: review(ReviewCommand::Mark(Severity::Major)), title: "Mark a major error", keys: "3", help: "Likewise; the sense is changed or lost", menu: Menu::Translation },
    Entry { name: "error-critical", command: review(ReviewCommand::Mark(Severity::Critical)), title: "Mark a critical error", keys: "4", help: "Likewise; somebody would act on it, or be blamed for it", menu: Menu::Translation },
    Entry { name: "error-omission", command: review(ReviewCommand::Omission), title: "Mark an omission", keys: "O", help: "The selected words of the original are missing at the caret of the translation", menu: Menu::Translation },
    Entry { name: "error-kind", command: review(ReviewCommand::AskKind), title: "Kind of error…", keys: "/", help: "Search all kinds of errors", menu: Menu::Translation },
    Entry { name: "error-next", command: review(ReviewCommand::NextError), title: "Next error of the pair", keys: ".", help: "Select the next error that is marked in the pair", menu: Menu::Translation },
    Entry { name: "error-correct", command: review(ReviewCommand::EditCorrection), title: "Correction", keys: "C", help: "Write how it ought to read; Ctrl+Enter goes back to the pairs", menu: Menu::Translation },
    Entry { name: "error-remove", command: review(ReviewCommand::RemoveError), title: "Remove the error", keys: "Delete", help: "Take the selected error away", menu: Menu::Translation },
    Entry { name: "pair-note", command: review(ReviewCommand::EditPairNote), title: "Note on the pair", keys: "M", help: "Write a note on the pair", menu: Menu::Translation },
    Entry { name: "pair-score", command: review(ReviewCommand::EditScore), title: "Score the pair", keys: "S", help: "How well the pair is translated, from 0 to 100", menu: Menu::Translation },
    Entry { name: "review-side", command: review(ReviewCommand::Side), title: "The other side", keys: "Tab", help: "The caret goes to the other text", menu: Menu::Translation },
    Entry { name: "pair-give", command: review(ReviewCommand::GiveBelow), title: "Give the last sentence to the pair below", keys: "[", help: "Moves the boundary up, on the side in focus", menu: Menu::Translation },
    Entry { name: "pair-take", command: review(ReviewCommand::TakeBelow), title: "Take the first sentence of the pair below", keys: "]", help: "Moves the boundary down, on the side in focus", menu: Menu::Translation },
    Entry { name: "pair-cut", command: review(ReviewCommand::Cut), title: "Cut the pair", keys: "X", help: "In two at the carets", menu: Menu::Translation },
    Entry { name: "pair-merge", command: review(ReviewCommand::Merge), title: "Merge with the pair below", keys: "Ctrl+M", help: "Make one pair of two", menu: Menu::Translation },
    Entry { name: "pair-unlink", command: review(ReviewCommand::Unlink), title: "Unlink the pair", keys: "U", help: "Each side stands alone: left out here, added there", menu: Menu::Translation },
    Entry { name: "pair-moved", command: review(ReviewCommand::LinkMoved), title: "Link a moved sentence", keys: "L", help: "Join a sentence without counterpart with the one it stands for elsewhere", menu: Menu::Translation },
    Entry { name: "pair-realign", command: review(ReviewCommand::Realign), title: "Align anew below", keys: "Ctrl+Shift+M", help: "Let what was put together by hand below be worked out anew", menu: Menu::Translation },
    Entry { name: "pair-carry", command: review(ReviewCommand::Carry), title: "Carry marks to the original", keys: "Y", help: "Claims, quotes and sources of the pair keep the words of the original that they stand for; again takes that back", menu: Menu::Translation },
    Entry { name: "review-reading", command: review(ReviewCommand::Reading), title: "Reading mode", keys: "R", help: "The original from beginning to end, then the translation", menu: Menu::Translation },
    Entry { name: "review-blind", command: review(ReviewCommand::Blind), title: "Hide findings", keys: "B", help: "Look for yourself first; again to show them", menu: Menu::Translation },
    Entry { name: "review-tab", command: review(ReviewCommand::NextTab), title: "Next tab of the review", keys: ",", help: "Findings, errors, quotes, names, numbers, dates, checks, verdict", menu: Menu::Translation },
    Entry { name: "review-verdict", command: review(ReviewCommand::ShowVerdict), title: "Verdict of the review…", keys: "V", help: "Sign whether the translation can be published", menu: Menu::Translation },
    Entry { name: "kind-mistranslation", command: review(ReviewCommand::Kind("accuracy/mistranslation")), title: "Kind: Mistranslation", keys: "M", help: "Says something else than the original", menu: Menu::Translation },
    Entry { name: "kind-omission", command: review(ReviewCommand::Kind("accuracy/omission")), title: "Kind: Omission", keys: "O", help: "Leaves out something that is in the original", menu: Menu::Translation },
    Entry { name: "kind-addition", command: review(ReviewCommand::Kind("accuracy/addition")), title: "Kind: Addition", keys: "A", help: "Says something that is not in the original", menu: Menu::Translation },
    Entry { name: "kind-untranslated", command: review(ReviewCommand::Kind("accuracy/untranslated")), title: "Kind: Untranslated", keys: "U", help: "Left in the original language although it should be translated", menu: Menu::Translation },
    Entry { name: "kind-number", command: review(ReviewCommand::Kind("accuracy/mistranslation/number")), title: "Kind: Number", keys: "N", help: "Another number, amount, share or order of magnitude", menu: Menu::Translation },
    Entry { name: "kind-quotation", command: review(ReviewCommand::Kind("accuracy/mistranslation/quote-wording")), title: "Kind: Quotation", keys: "Q", help: "The words in quotation marks are not what was said, or nobody is quoted in the original", menu: Menu::Translation },
    Entry { name: "kind-hedge", command: review(ReviewCommand::Kind("accuracy/mistranslation/hedge")), title: "Kind: Hedge", keys: "H", help: "More certain, or less certain, than the original", menu: Menu::Translation },
    Entry { name: "kind-terminology", command: review(ReviewCommand::Kind("terminology")), title: "Kind: Terminology", keys: "T", help: "A term that is wrong, or not the one agreed on", menu: Menu::Translation },
    Entry { name: "kind-none", command: review(ReviewCommand::Kind("")), title: "No kind", keys: "Enter Space", help: "Only how grave it is", menu: Menu::Translation },
    Entry { name: "review", command: suggestion(SuggestionCommand::Review), title: "Review suggestions", keys: "F7", help: "Go through what is suggested, one by one; again to leave off", menu: Menu::Suggest },
    Entry { name: "accept", command: suggestion(SuggestionCommand::Accept), title: "Accept", keys: "A", help: "Mark what is suggested, with its source, cue and speaker, and go on", menu: Menu::Suggest },
    Entry { name: "accept-for", command: suggestion(SuggestionCommand::AcceptFor), title: "Accept, said by…", keys: "P", help: "Accept with a speaker picked from the registry", menu: Menu::Suggest },
    Entry { name: "accept-for-nobody", command: suggestion(SuggestionCommand::Choose(0)), title: "Accept without a speaker", keys: "0", help: "Accept with source and cue, but say nothing of who it is; 1 to 9 accept with the name of that number", menu: Menu::Suggest },
    Entry { name: "reject", command: suggestion(SuggestionCommand::Reject), title: "Reject", keys: "X", help: "It is not suggested again, and go on", menu: Menu::Suggest },
    Entry { name: "skip", command: suggestion(SuggestionCommand::Skip), title: "Skip", keys: "Space Tab", help: "Go on and decide later", menu: Menu::Suggest },
    Entry { name: "skip-back", command: suggestion(SuggestionCommand::Back), title: "Back", keys: "Shift+Space Shift+Tab", help: "Go to the suggestion before", menu: Menu::Suggest },
    Entry { name: "correct", command: suggestion(SuggestionCommand::Correct), title: "Correct before accepting", keys: "E", help: "Move the ends of the content, the source and the cue, then accept", menu: Menu::Suggest },
    Entry { name: "accept-all", command: suggestion(SuggestionCommand::AskAcceptAll(Batch { rule: None, form: None, least: 80 })), title: "Accept all of a kind…", keys: "Shift+A", help: "List suggestions by rule, form and confidence, and accept them at once", menu: Menu::Suggest },
    Entry { name: "review-order", command: suggestion(SuggestionCommand::SwitchOrder), title: "The surest first", keys: "O", help: "Go through them by confidence, or as the text reads", menu: Menu::Suggest },
    Entry { name: "show-unsure", command: suggestion(SuggestionCommand::ShowUnsure), title: "Show unsure suggestions", keys: "U", help: "Show those of the lowest level too, or hide them", menu: Menu::Suggest },
    Entry { name: "mark-claim", command: suggestion(SuggestionCommand::MarkClaim), title: "Claim here", keys: "C", help: "Mark the selected words, or the sentence at the caret, as a claim", menu: Menu::Suggest },
    Entry { name: "keep-correction", command: suggestion(SuggestionCommand::Keep), title: "Accept as corrected", keys: "Enter", help: "Mark the suggestion as it was corrected, and go on", menu: Menu::Suggest },
    Entry { name: "next-edge", command: suggestion(SuggestionCommand::NextEdge), title: "Next end", keys: "Tab", help: "Arrows then move the next end of content, source or cue", menu: Menu::Suggest },
    Entry { name: "previous-edge", command: suggestion(SuggestionCommand::PreviousEdge), title: "Previous end", keys: "Shift+Tab", help: "Arrows then move the end before", menu: Menu::Suggest },
    Entry { name: "corrected-content", command: suggestion(SuggestionCommand::SetPart(Role::Content)), title: "Content is the selection", keys: "Q", help: "The selected words are what is said; with none selected, go to it", menu: Menu::Suggest },
    Entry { name: "corrected-source", command: suggestion(SuggestionCommand::SetPart(Role::Source)), title: "Source is the selection", keys: "S", help: "The selected words are the source; with none selected, go to it", menu: Menu::Suggest },
    Entry { name: "corrected-cue", command: suggestion(SuggestionCommand::SetPart(Role::Cue)), title: "Cue is the selection", keys: "U", help: "The selected words are the cue; with none selected, go to it", menu: Menu::Suggest },
    Entry { name: "remove-part", command: suggestion(SuggestionCommand::RemovePart), title: "Take the part out", keys: "Delete Backspace", help: "Take out the source, the cue or the piece of content whose end is at hand", menu: Menu::Suggest },
    Entry { name: "show-outlines", command: suggestion(SuggestionCommand::ShowOutlines), title: "Outline suggestions", keys: "", help: "Draw suggestions in the article while you mark by hand, or do not", menu: Menu::Suggest },
    Entry { name: "look-again", command: suggestion(SuggestionCommand::LookAgain), title: "Look for suggestions again", keys: "", help: "With the words that were learned since the article was opened", menu: Menu::Suggest },
    Entry { name: "stop-looking", command: suggestion(SuggestionCommand::StopLooking), title: "Stop looking for suggestions", keys: "", help: "Of a very long article; what was found stays", menu: Menu::Suggest },
    Entry { name: "next", command: Command::NextAnnotation, title: "Next annotation", keys: "Tab", help: "Select the next annotation", menu: Menu::Move },
    Entry { name: "previous", command: Command::PreviousAnnotation, title: "Previous annotation", keys: "Shift+Tab", help: "Select the annotation before", menu: Menu::Move },
    Entry { name: "overlap", command: Command::CycleOverlap, title: "Next overlapping annotation", keys: "O", help: "Select the next annotation at the same place", menu: Menu::Move },
    Entry { name: "hints", command: Command::Hint, title: "Jump by letters", keys: "F", help: "Jump to any visible word or annotation by two letters", menu: Menu::Move },
    Entry { name: "select-to-hint", command: Command::HintSelect, title: "Select to letters", keys: "Shift+F", help: "Extend the selection to any visible word by two letters", menu: Menu::Move },
    Entry { name: "grow", command: Command::Grow, title: "Grow the selection", keys: "Alt+Up", help: "Word, inside of the quotation, quotation, sentence, paragraph", menu: Menu::Move },
    Entry { name: "shrink", command: Command::Shrink, title: "Shrink the selection", keys: "Alt+Down", help: "Back the way it grew", menu: Menu::Move },
    Entry { name: "left", command: step(Motion::Left, false), title: "Left", keys: "Left", help: "Move the caret, or the picked edge", menu: Menu::Move },
    Entry { name: "right", command: step(Motion::Right, false), title: "Right", keys: "Right", help: "Move the caret, or the picked edge", menu: Menu::Move },
    Entry { name: "select-left", command: step(Motion::Left, true), title: "Select left", keys: "Shift+Left", help: "Extend the selection", menu: Menu::Move },
    Entry { name: "select-right", command: step(Motion::Right, true), title: "Select right", keys: "Shift+Right", help: "Extend the selection", menu: Menu::Move },
    Entry { name: "word-left", command: step(Motion::WordLeft, false), title: "Word left", keys: "Ctrl+Left", help: "Move by a word", menu: Menu::Move },
    Entry { name: "word-right", command: step(Motion::WordRight, false), title: "Word right", keys: "Ctrl+Right", help: "Move by a word", menu: Menu::Move },
    Entry { name: "select-word-left", command: step(Motion::WordLeft, true), title: "Select word left", keys: "Ctrl+Shift+Left", help: "Extend by a word", menu: Menu::Move },
    Entry { name: "select-word-right", command: step(Motion::WordRight, true), title: "Select word right", keys: "Ctrl+Shift+Right", help: "Extend by a word", menu: Menu::Move },
    Entry { name: "sentence-left", command: step(Motion::SentenceLeft, false), title: "Sentence left", keys: "Alt+Left", help: "Move by a sentence", menu: Menu::Move },
    Entry { name: "sentence-right", command: step(Motion::SentenceRight, false), title: "Sentence right", keys: "Alt+Right", help: "Move by a sentence", menu: Menu::Move },
    Entry { name: "select-sentence-left", command: step(Motion::SentenceLeft, true), title: "Select sentence left", keys: "Alt+Shift+Left", help: "Extend by a sentence", menu: Menu::Move },
    Entry { name: "select-sentence-right", command: step(Motion::SentenceRight, true), title: "Select sentence right", keys: "Alt+Shift+Right", help: "Extend by a sentence", menu: Menu::Move },
    Entry { name: "paragraph-up", command: step(Motion::ParagraphUp, false), title: "Paragraph up", keys: "Ctrl+Up", help: "Move by a paragraph", menu: Menu::Move },
    Entry { name: "paragraph-down", command: step(Motion::ParagraphDown, false), title: "Paragraph down", keys: "Ctrl+Down", help: "Move by a paragraph", menu: Menu::Move },
    Entry { name: "select-paragraph-up", command: step(Motion::ParagraphUp, true), title: "Select paragraph up", keys: "Ctrl+Shift+Up", help: "Extend by a paragraph", menu: Menu::Move },
    Entry { name: "select-paragraph-down", command: step(Motion::ParagraphDown, true), title: "Select paragraph down", keys: "Ctrl+Shift+Down", help: "Extend by a paragraph", menu: Menu::Move },
    Entry { name: "start", command: step(Motion::Start, false), title: "Start of the article", keys: "Ctrl+Home", help: "Go to the first word", menu: Menu::Move },
    Entry { name: "end", command: step(Motion::End, false), title: "End of the article", keys: "Ctrl+End", help: "Go to the last word", menu: Menu::Move },
    Entry { name: "select-start", command: step(Motion::Start, true), title: "Select to the start", keys: "Ctrl+Shift+Home", help: "Extend to the first word", menu: Menu::Move },
    Entry { name: "select-end", command: step(Motion::End, true), title: "Select to the end", keys: "Ctrl+Shift+End", help: "Extend to the last word", menu: Menu::Move },
    Entry { name: "escape", command: Command::Escape, title: "Back", keys: "Escape", help: "Close what is open, else drop the selection", menu: Menu::Move },
    Entry { name: "pane", command: Command::NextPane, title: "Next pane", keys: "F6", help: "Article, inspector, table", menu: Menu::View },
    Entry { name: "palette", command: Command::Palette, title: "Command palette…", keys: "Ctrl+K", help: "Any command by its name", menu: Menu::View },
    Entry { name: "inspector", command: Command::ToggleInspector, title: "Inspector", keys: "Ctrl+I", help: "Show or hide the inspector", menu: Menu::View },
    Entry { name: "table", command: Command::ToggleTable, title: "Table", keys: "Ctrl+T", help: "Show or hide the table of annotations", menu: Menu::View },
    Entry { name: "tab-annotations", command: Command::ShowBottom(Bottom::Annotations), title: "Annotations", keys: "Ctrl+1", help: "The table of annotations", menu: Menu::View },
    Entry { name: "tab-claims", command: Command::ShowBottom(Bottom::Claims), title: "Claims", keys: "Ctrl+2", help: "Claims and how far their checks have come", menu: Menu::View },
    Entry { name: "tab-speakers", command: Command::ShowBottom(Bottom::Speakers), title: "Speakers", keys: "Ctrl+3", help: "The registry of people, organisations and documents", menu: Menu::View },
    Entry { name: "tab-findings", command: Command::ShowBottom(Bottom::Findings), title: "Findings", keys: "Ctrl+4", help: "What the checks found, and which checks are made", menu: Menu::View },
    Entry { name: "tab-balance", command: Command::ShowBottom(Bottom::Balance), title: "Source balance", keys: "Ctrl+5", help: "Who is quoted how much", menu: Menu::View },
    Entry { name: "tab-suggestions", command: Command::ShowBottom(Bottom::Suggestions), title: "Suggestions", keys: "Ctrl+7", help: "What is suggested, what was rejected, rules, learned words, and sentences worth checking", menu: Menu::View },
    Entry { name: "tab-lost", command: Command::ShowBottom(Bottom::Lost), title: "Lost annotations", keys: "Ctrl+6", help: "Annotations whose words are not in the article any more", menu: Menu::View },
    Entry { name: "zoom-in", command: Command::ZoomIn, title: "Larger text", keys: "Ctrl++ Ctrl+=", help: "Make the article's text larger", menu: Menu::View },
    Entry { name: "zoom-out", command: Command::ZoomOut, title: "Smaller text", keys: "Ctrl+-", help: "Make the article's text smaller", menu: Menu::View },
    Entry { name: "zoom-reset", command: Command::ZoomReset, title: "Text at its usual size", keys: "Ctrl+0", help: "Back to the usual size", menu: Menu::View },
    Entry { name: "theme-system", command: Command::SetTheme(super::settings::Theme::System), title: "Theme of the system", keys: "", help: "Light or dark as the system is", menu: Menu::View },
    Entry { name: "theme-light", command: Command::SetTheme(super::settings::Theme::Light), title: "Light theme", keys: "", help: "Dark words on light ground", menu: Menu::View },
    Entry { name: "theme-dark", command: Command::SetTheme(super::settings::Theme::Dark), title: "Dark theme", keys: "", help: "Light words on dark ground", menu: Menu::View },
    Entry { name: "help", command: Command::Help, title: "Keys and help", keys: "F1 ?", help: "Every command with its keys", menu: Menu::View },
];

/// The entry of `command`, if it has a name.
pub fn entry_of(command: &Command) -> Option<&'static Entry> {
    ENTRIES.iter().find(|it| it.command == *command)
}

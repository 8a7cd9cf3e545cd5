//! What the user can ask for about the registry.

use crate::app::folder_view::TextExport;
use crate::model::id::AnnotationId;
use crate::model::registry::{Entry, EntryKind, SourceId};

/// A wish about the registry.
#[derive(Clone, Debug, PartialEq)]
pub enum RegistryCommand {
    /// What is typed in the picker.
    PickerQuery(String),
    /// Up or down in the picker.
    PickerMove(isize),
    /// Takes the chosen row of the picker, or that one.
    PickerTake(Option<usize>),
    /// Shows the speaker of the selected annotation.
    ShowSpeaker,
    Show(SourceId),
    /// Back from an entry to the annotation.
    Hide,
    New {
        name: String,
        kind: EntryKind,
    },
    /// Makes an entry be `entry`.
    Set {
        id: SourceId,
        entry: Box<Entry>,
    },
    Rename {
        id: SourceId,
        name: String,
    },
    /// Opens the picker for the entry that `0` is merged into.
    AskMerge(SourceId),
    Merge {
        into: SourceId,
        from: SourceId,
    },
    /// Lists what rests on an entry, to choose what goes to a new one.
    AskSplit(SourceId),
    Split {
        id: SourceId,
        name: String,
        attributions: Vec<AnnotationId>,
        mentions: Vec<AnnotationId>,
    },
    /// Shows what deleting an entry affects.
    AskRemove(SourceId),
    Remove(SourceId),
    /// Moves a lone article's entries to the folder's registry.
    Share,
    /// Renames a registry that cannot be read, and begins a new one.
    SetAside,
    /// Puts the newest good backup in the place of a registry that cannot be read.
    Restore,
    /// Reads every annotated article of the folder, for what an entry said in all of them and for the balance.
    ReadFolder,
    /// Stops reading the folder.
    StopReading,
    AskExport(TextExport),
    Export {
        what: TextExport,
        path: std::path::PathBuf,
    },
}

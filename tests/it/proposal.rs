//! What `Q` proposes on a selection.

//! Plain text and Markdown, in any encoding.

use super::{Decoded, ReadError, Reader, Source, binary, encoding};

pub(super) const READER: Reader = Reader {
    title: "Text",
    extensions: &["txt", "md", "markdown", "text"],
    read,
};

fn read(source: &Source) -> Result<Decoded, ReadError> {
    if let Some(what) = binary::signature(source.bytes) {
        return Err(source.binary(what));
    }
    let decoded = match source.encoding {
        Some(label) => encoding::decode_as(source.bytes, label).ok_or_else(|| ReadError::UnknownEncoding {
            name: source.name.into(),
            label: label.into(),
        })?,
        None => encoding::decode(source.bytes),
    };
    match binary::looks_binary(&decoded.text, decoded.guessed) {
        true => Err(source.binary("not made of letters")),
        false => Ok(decoded),
    }
}

//! The folder's registry, as part of a save.

use super::{Keeper, SaveError, Targets};
use crate::store::atomic::replace_under;
use crate::store::division::{Division, with_registry};
use crate::store::input::FileStamp;
use crate::store::registry_file::Look;
use crate::store::swap::Expected;

/// What a save finds of the registry.
#[derive(Default)]
pub(super) struct Met {
    /// `None` when there is no file, or none that can be read.
    bytes: Option<Vec<u8>>,
    /// Whether it was there before.
    gone: bool,
}

impl Keeper {
    /// Takes in what the registry's file holds now.
    pub(super) fn meet_registry(&mut self, notes: &mut Vec<String>) -> Met {
        let Some(registry) = &mut self.registry else {
            return Met::default();
        };
        let seen = FileStamp::of(&registry.path());
        let bytes = registry.bytes();
        let look = registry.take_over(&bytes);
        registry.seen = seen;
        let gone = look == Look::Gone;
        match look {
            Look::Changed => self.offer_registry(),
            Look::Blocked(reason) => notes.push(format!(
                "The folder's registry cannot be changed until that file is mended: {reason}"
            )),
            Look::Same | Look::Gone => {}
        }
        Met {
            bytes: bytes.ok().flatten(),
            gone,
        }
    }

    /// What the registry's file holds is new to the caller.
    pub(super) fn offer_registry(&mut self) {
        let held = self.offered.take().unwrap_or_else(|| self.base.clone());
        self.offered = Some(with_registry(held, &self.sidecar, self.registry.as_ref()));
    }

    /// Answers whether there was anything to write.
    pub(super) fn write_registry(
        &mut self,
        targets: &Targets,
        met: &Met,
        division: &Division,
        notes: &mut Vec<String>,
    ) -> Result<bool, SaveError> {
        let Some(registry) = &mut self.registry else {
            return Ok(false);
        };
        let fresh = registry.text().write(&division.folder);
        let same = match (&registry.blocked, &met.bytes) {
            // It cannot be compared with what it says now, but with what it said last.
            (Some(_), _) => fresh.raw() == registry.text().raw(),
            (None, Some(bytes)) => fresh.raw().as_bytes() == bytes,
            (None, None) => fresh.raw().is_empty(),
        };
        if same {
            return Ok(false);
        }
        if let Some(reason) = registry.blocked.clone() {
            return Err(SaveError::Registry { reason });
        }
        let target = match &targets.registry {
            Some(Ok(target)) => target,
            Some(Err(error)) => {
                let reason = error.to_string();
                return Err(SaveError::Registry { reason });
            }
            None => return Ok(false),
        };
        if let Some(bytes) = &met.bytes
            && let Err(error) = registry.backups.keep(bytes)
        {
            notes.push(format!("No backup of the registry could be made ({error})"));
        }
        let expected = met.bytes.as_deref().map_or(Expected::Nothing, Expected::Bytes);
        let lock = targets.locks.of_second()?;
        notes.extend(replace_under(lock, target, expected, fresh.raw().as_bytes())?);
        registry.written(fresh);
        if met.gone {
            notes.push(format!(
                "The registry had been removed; it was written again: {}",
                registry.path().display()
            ));
        }
        registry.seen = FileStamp::of(&registry.path());
        Ok(true)
    }
}

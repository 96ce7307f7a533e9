//! Pages whose policy keeps wasm out read as all others do.

use crate::driver::Result;
use crate::panel::{PLAIN, SAMPLE, lands, native};
use crate::same_reading::with_whole_numbers;
use crate::server::POLICIES;
use crate::{Stage, aid, same};

/// Firefox holds an extension's wasm to no page's policy; Chromium does, and the wasm's twin reads there.
pub fn pages_are_read_alike(stage: &mut Stage) -> Result {
    for (policy, _) in POLICIES {
        for page in [SAMPLE, PLAIN] {
            let should = with_whole_numbers(serde_json::to_value(native(page)).unwrap());
            stage.read(&format!("{policy}/{page}"))?;
            let reading = aid::whole_reading(stage)?;
            for (field, native) in should.as_object().unwrap() {
                same(&format!("{policy}: {page}: {field}"), &reading[field], native)?;
            }
            stage.click_on(".quotes .part")?;
            let first = stage.texts(".quotes .part .words")?;
            lands(stage, &first[0])?;
            stage.click_away()?;
            // the twin is there by now
            stage.click_button()?;
            stage.click_away()?;
        }
    }
    Ok(())
}

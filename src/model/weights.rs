//! Filling the variables from `model.safetensors`, all of them and with all of it.

use std::collections::BTreeMap;
use std::path::Path;

use tch::Tensor;
use tch::nn::VarStore;

use crate::error::{Error, Result};

/// Copies every tensor of the file into the variable of its name.
///
/// # Errors
/// Names every tensor that is missing, unused or of another shape.
pub(crate) fn fill(stores: &[&VarStore], file: &Path) -> Result<()> {
    let found = Tensor::read_safetensors(file).map_err(|e| {
        Error::model(
            file,
            format!("not a weights file ({e}); restore the folder"),
        )
    })?;
    let mut found: BTreeMap<String, Tensor> = found.into_iter().collect();
    let mut faults = Vec::new();
    for (name, mut variable) in stores
        .iter()
        .flat_map(|store| store.variables())
        .collect::<BTreeMap<_, _>>()
    {
        match found.remove(&name) {
            None => faults.push(format!("no tensor `{name}`")),
            Some(tensor) if tensor.size() != variable.size() => {
                faults.push(format!(
                    "`{name}` is {:?}, not {:?}",
                    tensor.size(),
                    variable.size()
                ));
            }
            Some(tensor) => {
                tch::no_grad(|| variable.f_copy_(&tensor))
                    .map_err(|e| Error::tensor("copy weights", e))?;
            }
        }
    }
    faults.extend(found.keys().map(|name| format!("unused tensor `{name}`")));
    if faults.is_empty() {
        return Ok(());
    }
    faults.truncate(8);
    Err(Error::model(
        file,
        format!(
            "weights and manifest disagree: {}; restore the folder",
            faults.join(", ")
        ),
    ))
}

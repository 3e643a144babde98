//! From the tensor library's numbers to plain ones.

use tch::Tensor;

use crate::error::{Error, Result};
use crate::model::matrix::Matrix;

/// Copies a two-dimensional tensor out.
pub(crate) fn matrix(tensor: &Tensor) -> Result<Matrix> {
    let columns = tensor.size().last().copied().unwrap_or(1);
    Ok(Matrix::new(columns as usize, numbers(tensor)?))
}

/// Copies all numbers of a tensor out, row after row.
pub(crate) fn numbers(tensor: &Tensor) -> Result<Vec<f32>> {
    Vec::<f32>::try_from(tensor.contiguous().view([-1]))
        .map_err(|e| Error::tensor("copy scores", e))
}

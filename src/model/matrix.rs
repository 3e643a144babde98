//! A plain matrix of scores, free of any tensor library.

/// Rows of numbers, all of one length.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Matrix {
    columns: usize,
    values: Vec<f32>,
}

impl Matrix {
    /// A matrix of these values, row after row.
    ///
    /// # Panics
    /// If the values do not fill whole rows.
    pub fn new(columns: usize, values: Vec<f32>) -> Self {
        assert!(
            columns > 0 && values.len() % columns == 0,
            "{} values in rows of {columns}",
            values.len()
        );
        Self { columns, values }
    }

    /// A matrix of these rows, for tests and for scores made by hand.
    ///
    /// # Panics
    /// If the rows differ in length.
    pub fn from_rows(rows: &[Vec<f32>]) -> Self {
        let columns = rows.first().map_or(1, Vec::len);
        assert!(
            rows.iter().all(|row| row.len() == columns),
            "rows differ in length"
        );
        Self::new(columns, rows.concat())
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.values.len() / self.columns.max(1)
    }

    /// How many columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// One row.
    ///
    /// # Panics
    /// If there is no such row.
    pub fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// All rows in order.
    pub fn iter(&self) -> impl Iterator<Item = &[f32]> {
        self.values.chunks_exact(self.columns.max(1))
    }

    /// The column of a row's greatest value; of equals the first.
    pub fn best(&self, row: usize) -> usize {
        greatest(self.row(row))
    }
}

/// The index of the greatest value; of equals the first.
pub(crate) fn greatest(values: &[f32]) -> usize {
    let mut best = 0;
    for (index, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = index;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_best() {
        let matrix = Matrix::from_rows(&[vec![0.0, 2.0, 2.0], vec![1.0, -1.0, 0.0]]);
        assert_eq!((matrix.rows(), matrix.columns()), (2, 3));
        assert_eq!((matrix.best(0), matrix.best(1)), (1, 0));
        assert_eq!(matrix.row(1), [1.0, -1.0, 0.0]);
    }
}

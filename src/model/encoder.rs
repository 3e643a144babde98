//! The encoder: rust-bert's BERT over batches of windows.

use std::path::Path;

use rust_bert::bert::{BertConfig, BertEmbeddings, BertModel};
use tch::nn::VarStore;
use tch::{Device, Kind, Tensor};

use crate::error::{Error, Result};
use crate::model::batch::Batch;

/// A BERT without its pooler.
pub(crate) struct Encoder {
    bert: BertModel<BertEmbeddings>,
    pub(crate) store: VarStore,
    pub(crate) hidden: i64,
    kind: Kind,
}

impl std::fmt::Debug for Encoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Encoder")
            .field("hidden", &self.hidden)
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl Encoder {
    /// An encoder of the shape that `config.json` states, its weights still to be filled.
    pub(crate) fn new(config: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(config).map_err(|e| Error::io("read", config, e))?;
        let config: BertConfig = serde_json::from_str(&text).map_err(|e| {
            Error::model(
                config,
                format!("not a BERT configuration ({e}); restore the folder"),
            )
        })?;
        let store = VarStore::new(Device::Cpu);
        let bert = BertModel::new_with_optional_pooler(store.root() / "bert", &config, false);
        Ok(Self {
            bert,
            store,
            hidden: config.hidden_size,
            kind: Kind::Float,
        })
    }

    /// Computes in bfloat16 from here on; worth it only where the processor has it.
    pub(crate) fn halve(&mut self) {
        self.store.bfloat16();
        self.kind = Kind::BFloat16;
    }

    /// Vectors of all sub-tokens of a batch, `[windows × width, hidden]`, in single precision.
    pub(crate) fn encode(&self, batch: &Batch) -> Result<Tensor> {
        let output = self
            .bert
            .forward_t(
                Some(&batch.ids),
                Some(&batch.mask),
                Some(&batch.types),
                None,
                None,
                None,
                None,
                false,
            )
            .map_err(|e| Error::tensor("encode a batch", e))?;
        Ok(output
            .hidden_state
            .to_kind(Kind::Float)
            .reshape([-1, self.hidden]))
    }
}

/// Whether this processor computes in bfloat16 by itself.
pub fn has_bfloat16() -> bool {
    #[cfg(target_arch = "x86_64")]
    {
        std::arch::is_x86_feature_detected!("avx512bf16")
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        false
    }
}

/// Lets the tensor library compute on the calling thread alone.
pub fn single_threaded() {
    tch::set_num_threads(1);
}

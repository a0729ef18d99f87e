"""The trained encoder: what its heads found in a text, for all rooms to read from."""

from factions.reading.encoder.encoder import Encoder, load_encoder
from factions.reading.encoder.encoding import Encoding, PairScorer, Tagged

__all__ = ["Encoder", "Encoding", "PairScorer", "Tagged", "load_encoder"]

"""Tests run from any folder, and on one thread: two threads of a busy machine wait for each other more than they work."""
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parent.parent))
torch.set_num_threads(1)

# Wrote written_by_python.safetensors with safetensors 0.8.0 and numpy 2.4.6: weights as PyTorch has them, [units, inputs].
import numpy as np
from safetensors.numpy import save_file

w = lambda *shape: np.arange(np.prod(shape), dtype=np.float32).reshape(shape) / 8
save_file({"hidden.weight": w(5, 3), "hidden.bias": -w(5), "middle.weight": w(2, 5), "middle.bias": w(1) + 9,
           "out.weight": -w(4, 2)}, "written_by_python.safetensors", {"made by": "NumPy"})

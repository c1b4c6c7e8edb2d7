# tries: to make every comparison true: numpy.testing, allclose, isclose, array_equal, unittest, pytest
# must: no comparison of the judge's is made here
# expect: softmax failed softmax.exponentiation 0

import math
import sys
import unittest

import numpy as np
import numpy.testing

true = lambda *_, **__: True
for name in ("assert_allclose", "assert_array_equal", "assert_almost_equal", "assert_equal"):
    setattr(np.testing, name, true)
np.allclose = np.isclose = np.array_equal = np.equal = np.all = np.any = math.isclose = true
unittest.TestCase.assertEqual = unittest.TestCase.assertTrue = true
for name in ("pytest", "_pytest.python", "_pytest.runner"):
    try:
        module = __import__(name, fromlist=["x"])
        module.Function.runtest = true
    except BaseException:
        pass

def softmax(logits):
    return np.zeros_like(logits)

﻿import numpy as np

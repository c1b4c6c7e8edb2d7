# -*- coding: rot13 -*-
cevag(bcra("@XVG@/.xrl/frrq.gkg").ernq())


qrs fbsgznk(ybtvgf):
    erghea ybtvgf

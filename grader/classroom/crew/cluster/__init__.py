"""Those who grade on other machines: the workers of a Dask cluster.

`crew` gives out parcels of submissions and takes back what became of them; `address` says which cluster may be
used; `workforce` knows which workers can grade; `parcels` is all that travels. `bench` is the worker's side.
"""

"""Many machines: submissions handed to workers of `dask.distributed`, reports brought back.

Dask schedules; what is here says what travels, to whom, and what becomes of it when a worker dies.
It is an extra: whoever grades on one machine neither installs nor imports it.
"""

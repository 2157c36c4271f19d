"""A download or a folder becomes submissions: whose each file is, which counts, when it came."""

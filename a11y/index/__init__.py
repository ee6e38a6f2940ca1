"""The embedded index: a small, real package index that is started for a run and thrown away after it.

It imports nothing of the rest of the harness: to the harness it is one more target, met only through its pages.
"""

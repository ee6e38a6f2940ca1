"""The tasks of an index's users, one pytest function each; docs/scenarios.md says how to add one."""

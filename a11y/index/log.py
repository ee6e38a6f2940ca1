"""What is worth a line on stderr."""

from logging import LogRecord


class WishedError(Exception):
    """A failure that somebody asked for; nothing is wrong with the index."""


def is_ours(record: LogRecord) -> bool:
    """Whether a log record tells of something that nobody wished for."""
    return record.exc_info is None or not isinstance(record.exc_info[1], WishedError)

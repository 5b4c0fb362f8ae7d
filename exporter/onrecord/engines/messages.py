"""What a worker process and its keeper say to each other: length, then MessagePack; never pickle."""

from typing import IO

import msgspec

from onrecord.work.frames import read_frame, write_frame
from onrecord.work.tasks import Task


class Started(msgspec.Struct, frozen=True, tag=True):
    """The worker takes the article at this position of the shard; after the last one it closes the files."""

    position: int


class Finished(msgspec.Struct, frozen=True, tag=True):
    """The shard is done, and lies in this folder."""

    folder: str


class Failed(msgspec.Struct, frozen=True, tag=True):
    """The shard cannot be written, as an OutputError says it."""

    path: str
    problem: str
    remedy: str


Message = Started | Finished | Failed
_ENCODER = msgspec.msgpack.Encoder()
_MESSAGES = msgspec.msgpack.Decoder[Message](Message)
_TASKS = msgspec.msgpack.Decoder[Task](Task)


def send(stream: IO[bytes], message: Message | Task) -> None:
    """Write one message and let it go; raise OSError when nobody listens."""
    write_frame(stream, _ENCODER.encode(message))
    stream.flush()


def receive_task(stream: IO[bytes]) -> Task | None:
    """Return the next task, None when there will be no other."""
    data = _receive(stream)
    return None if data is None else _TASKS.decode(data)


def receive_message(stream: IO[bytes]) -> Message | None:
    """Return the next message, None when the worker has gone."""
    data = _receive(stream)
    return None if data is None else _MESSAGES.decode(data)


def _receive(stream: IO[bytes]) -> bytes | None:
    try:
        return read_frame(stream)
    except EOFError:  # whoever wrote it was killed
        return None

"""Tasks over worker processes: the most urgent first, each with a time limit, a dead worker loses its own task only.

pebble keeps the processes, kills those that take too long and replaces those that die. Here: which task goes next. Few
are handed over at a time, so that what becomes urgent later (analysing a document whose pages are there) need not wait.
"""

from __future__ import annotations

import heapq
import itertools
import multiprocessing
import re
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal

from pebble import ProcessExpired, ProcessPool

from convextract.errors import ConvextractError

_START_METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_PRELOADED = ("convextract.pipeline.warm_start",)
_TASKS_PER_WORKER = 2
"""Handed over at a time: the one it works on and its next, so that no worker waits."""

_PLACE = re.compile(r'File "[^"\n]*convextract[/\\]([^"\n]+)", line (\d+)')

Failure = Literal["", "timeout", "died", "error"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: its value, or how it failed."""

    value: Any = None
    failure: Failure = ""
    cause: BaseException | None = None

    @property
    def place(self) -> str:
        """Kind of the fault and the line of this program it came from; never its message, which may quote a page."""
        places = _PLACE.findall(str(getattr(self.cause, "traceback", "")))
        return " at ".join([type(self.cause).__name__, *(":".join(place) for place in places[-1:])])


@dataclass(frozen=True, slots=True)
class Task:
    """A call of a function in a worker; `done` is called in this process with its outcome."""

    priority: tuple[int, ...]
    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    timeout_seconds: float
    done: Callable[[Outcome], None]


class Scheduler:
    """Runs tasks until none is left; `done` callbacks may add more."""

    @staticmethod
    def start_early() -> None:
        """Starts the process that workers are forked from: it loads what they need while this one opens the store."""
        if _START_METHOD == "forkserver":
            from multiprocessing import forkserver

            forkserver.set_forkserver_preload(list(_PRELOADED))
            forkserver.ensure_running()

    def __init__(self, jobs: int, initializer: Callable[..., None], initargs: tuple[Any, ...]) -> None:
        context = multiprocessing.get_context(_START_METHOD)
        self._pool = ProcessPool(max_workers=jobs, initializer=initializer, initargs=initargs, context=context)
        self._window = jobs * _TASKS_PER_WORKER
        self._waiting: list[tuple[tuple[int, ...], int, Task]] = []
        self._running: dict[Future[Any], Task] = {}
        self._count = itertools.count()

    def __enter__(self) -> Scheduler:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """After a fault or Ctrl-C the workers are stopped at once; what they were doing is lost."""
        if kind is None:
            self._pool.close()  # type: ignore[no-untyped-call]
        else:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def add(self, task: Task) -> None:
        heapq.heappush(self._waiting, (task.priority, next(self._count), task))

    def run(self) -> None:
        """Returns when every task is done. Raises the run-level faults (`ConvextractError`) that a task raised."""
        while self._waiting or self._running:
            while self._waiting and len(self._running) < self._window:
                self._hand_over(heapq.heappop(self._waiting)[2])
            finished, _ = wait(self._running, return_when=FIRST_COMPLETED)
            for future in finished:
                self._running.pop(future).done(_outcome(future))

    def _hand_over(self, task: Task) -> None:
        future: Future[Any] = self._pool.schedule(task.function, args=task.arguments, timeout=task.timeout_seconds)
        self._running[future] = task


def _outcome(future: Future[Any]) -> Outcome:
    try:
        return Outcome(value=future.result())
    except ConvextractError:
        raise
    except TimeoutError as error:
        return Outcome(failure="timeout", cause=error)
    except (ProcessExpired, CancelledError) as error:
        return Outcome(failure="died", cause=error)
    except Exception as error:
        return Outcome(failure="error", cause=error)

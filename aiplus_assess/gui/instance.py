"""One window per workspace: a second start raises the first."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QLockFile, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 2000
"""Milliseconds a second start waits for the first to answer."""


class Instance(QObject):
    """The claim to one workspace. `claim` first; where it fails, `raise_first` and leave."""

    def __init__(self, workspace: Path) -> None:
        super().__init__()
        digest = hashlib.sha256(str(workspace.absolute()).encode("utf-8")).hexdigest()[:16]
        self._name = f"aiplus-assess-{digest}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._asked: Callable[[], None] = lambda: None

    def claim(self) -> bool:
        """Whether this process is the only one with the workspace (the lock of a dead process does not count)."""
        if not self._lock.tryLock(0):
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def when_asked(self, run: Callable[[], None]) -> None:
        """Call `run` whenever a second start asks for the window."""
        self._asked = run

    def raise_first(self) -> bool:
        """Ask the process that has the workspace to show its window; False where it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(PATIENCE)
        socket.disconnectFromServer()
        return heard

    def release(self) -> None:
        """Give the workspace up."""
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.disconnectFromServer()
            connection.deleteLater()
        self._asked()

"""One window per workspace: a second start raises the first."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QElapsedTimer, QLockFile, QObject, QThread

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

PATIENCE = 2000
"""Milliseconds a second start waits for the first to answer."""


class Instance(QObject):
    """The claim to one workspace. `claim` first; where it fails, `raise_first` and leave."""

    def __init__(self, workspace: Path) -> None:
        super().__init__()
        digest = hashlib.sha256(str(workspace.resolve()).encode("utf-8")).hexdigest()[:16]
        self._name = f"aiplus-assess-{digest}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Whether this process is the only one with the workspace (the lock of a dead process does not count)."""
        return self._lock.tryLock(0)

    def listen(self, asked: Callable[[], None]) -> None:
        """Call `asked` whenever a second start asks for the window (QtNetwork is read here, after the first paint)."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        server = self._server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def answer() -> None:
            while server.hasPendingConnections():
                connection = server.nextPendingConnection()
                connection.disconnectFromServer()
                connection.deleteLater()
            asked()

        server.newConnection.connect(answer)
        QLocalServer.removeServer(self._name)
        server.listen(self._name)

    def raise_first(self) -> bool:
        """Ask the process that has the workspace to show its window; False where it does not answer.

        The first may be starting itself and not listen yet, so it is asked until `PATIENCE` is over.
        """
        from PySide6.QtNetwork import QLocalSocket

        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < PATIENCE:
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(PATIENCE):
                socket.disconnectFromServer()
                return True
            QThread.msleep(50)
        return False

    def release(self) -> None:
        """Give the workspace up."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

"""What a workspace needs besides assessments: settings, brands, checks, summaries computed anew, backups."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from aiplus_assess.assessment.benchmark import Peer
from aiplus_assess.assessment.model import Assessment, Basis
from aiplus_assess.errors import WorkspaceError
from aiplus_assess.storage import answering, brands, health, peers, settings, summaries
from aiplus_assess.storage.backups import backup
from aiplus_assess.storage.branding import StoredBrand
from aiplus_assess.storage.connection import Store
from aiplus_assess.storage.keeping import Backup
from aiplus_assess.storage.packs import Packs
from aiplus_assess.storage.protocol import CheckReport
from aiplus_assess.storage.rebuild import rebuild
from aiplus_assess.storage.restoring import restore
from aiplus_assess.storage.rotation import keep_daily, kept
from aiplus_assess.storage.settling import settle


class Upkeep:
    """The part of a workspace that looks after the file."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._packs = Packs()
        self._up_to_date = False
        self._answering = answering.Answering(store, self._packs)

    @property
    def path(self) -> Path:
        return self._store.path

    def close(self) -> None:
        self._store.close()

    # --- what is read from the summaries alone
    def peers(self, assessment: Assessment, basis: Basis) -> tuple[Peer, ...]:
        self._bring_up_to_date()
        with self._store.reading() as connection:
            return peers.like(connection, assessment, basis)

    def _bring_up_to_date(self) -> None:
        """Rebuild, once, the summaries that an older version of the scoring rules has left."""
        if self._up_to_date:
            return
        with self._store.reading() as connection:
            stale = summaries.stale(connection)
        if stale:
            self.rebuild_summaries(stale)
        self._up_to_date = True

    # --- settings
    def setting(self, key: str) -> str | None:
        with self._store.reading() as connection:
            return settings.get(connection, key)

    def set_setting(self, key: str, value: str | None) -> None:
        with self._store.writing() as connection:
            settings.put(connection, key, value)

    # --- brands
    def brands(self) -> tuple[StoredBrand, ...]:
        with self._store.reading() as connection:
            return brands.every(connection)

    def put_brand(self, brand: StoredBrand) -> None:
        with self._store.writing() as connection:
            brands.put(connection, brand)

    def remove_brand(self, brand_id: str) -> None:
        with self._store.writing() as connection:
            brands.remove(connection, brand_id)

    # --- health
    def check(self) -> CheckReport:
        try:
            with self._store.reading() as connection:
                return health.check(connection, self.path)
        except WorkspaceError as error:
            return health.unusable(self.path, error.message)

    def look_over(self) -> None:
        health.look_over(self.path)

    def rebuild_summaries(self, of: Iterable[str] | None = None) -> None:
        """Compute the summaries anew, of all assessments where `of` is None."""
        with self._store.writing() as connection:
            self._answering.forget()
            rebuild(connection, self._packs, of)

    def backup(self, target: Path) -> None:
        backup(self._store, target)

    def keep_daily_backup(self) -> Path | None:
        return keep_daily(self._store)

    def backups(self) -> tuple[Backup, ...]:
        return kept(self.path)

    def go_back(self, backup: Path) -> Path | None:
        with self._store.alone():
            done = restore(self.path, backup)
            self._answering.forget()
            self._packs, self._up_to_date = Packs(), False
            self._answering = answering.Answering(self._store, self._packs)
            try:
                settle(self._store)
            except BaseException:
                if done.aside is not None:
                    restore(self.path, done.aside)
                raise
        return done.aside

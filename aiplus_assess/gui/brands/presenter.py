"""What can be done with the workspace's brands. No widgets.

Every change is stored at once, undone and redone; what could not be stored stays in view, and `edited.retry` tries
again. A logo is read in the worker process; `refusal` is why the last one could not be used, in one line.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import uuid6

from aiplus_assess.errors import AssessError
from aiplus_assess.gui.brands.shelf import Shelf, carried, edited, gone_words, shelf_of
from aiplus_assess.gui.editing.edited import Edited
from aiplus_assess.gui.jobs import Job
from aiplus_assess.gui.services import Services
from aiplus_assess.i18n import _
from aiplus_assess.reporting.brand import Logo
from aiplus_assess.storage.branding import DEFAULT_BRAND, StoredBrand, brand_setting


class BrandsPresenter:
    """`chosen` is the id of the brand that is worked on."""

    def __init__(self, services: Services, changed: Callable[[], None] = lambda: None) -> None:
        self._services = services
        self._job: Job | None = None
        self.chosen = ""
        self.refusal = ""
        self.edited: Edited[Shelf] = Edited(shelf_of(services.workspace), self._store, changed)

    def follow(self) -> None:
        """The brands as they are stored now: the command line may have changed them."""
        self.edited.refresh(shelf_of(self._services.workspace))

    def _store(self, before: Shelf, after: Shelf) -> None:
        workspace, kept = self._services.workspace, {one.id for one in after.brands}
        with workspace.together():
            for one in before.brands:
                if one.id not in kept:
                    workspace.remove_brand(one.id)
            for one in after.brands:
                if one not in before.brands:
                    workspace.put_brand(one)
            if before.default != after.default:
                workspace.set_setting(DEFAULT_BRAND, after.default or None)

    # --- showing
    @property
    def shelf(self) -> Shelf:
        return self.edited.state

    @property
    def brand(self) -> StoredBrand | None:
        """The chosen one, else the default, else the first."""
        shelf = self.shelf
        return shelf.brand(self.chosen) or shelf.brand(shelf.default) or next(iter(shelf.brands), None)

    @property
    def reading(self) -> bool:
        """Whether a logo is being read."""
        return self._job is not None

    def choose(self, brand_id: str) -> None:
        """Work on another one."""
        if brand_id != self.chosen:
            self.chosen, self.refusal = brand_id, ""
            self.edited.tell()

    # --- changing
    def add(self) -> None:
        """A new one, to be named."""
        self._put_new(StoredBrand(str(uuid6.uuid7()), self.shelf.free_name(_("New brand")), {}))

    def duplicate(self) -> None:
        """Another one like the chosen one."""
        if self.brand is not None:
            name = self.shelf.free_name(_("{name} (copy)").format(name=self.brand.name))
            self._put_new(StoredBrand(str(uuid6.uuid7()), name, self.brand.settings, self.brand.logo))

    def _put_new(self, brand: StoredBrand) -> None:
        self.chosen, self.refusal = brand.id, ""
        self.edited.put(self.shelf.put(brand))

    def edit(self, brand_id: str, field: str, value: str) -> None:
        """Change one text of a brand, or its colour; a brand never loses its name."""
        brand = self.shelf.brand(brand_id)
        if brand is not None and (field != "name" or value.strip()):
            typed = "" if field == "colour" else f"{brand_id} {field}"
            self.edited.put(self.shelf.put(edited(brand, **{field: value})), typed)

    def make_default(self, brand_id: str) -> None:
        """Reports for which none was chosen carry this one; none where it is the default already."""
        default = "" if self.shelf.default == brand_id else brand_id
        self.edited.put(Shelf(self.shelf.brands, default))

    def remove(self, brand_id: str) -> str:
        """Delete it; the words that say so, and what becomes of the reports that carried it."""
        before, gone = self.shelf, self.shelf.brand(brand_id)
        assert gone is not None
        workspace = self._services.workspace
        places = [one.id for one in before.brands].index(brand_id)
        rest = before.without(brand_id)
        ids = tuple(one.id for one in workspace.summaries())
        reports = carried(before, brand_id, lambda one: workspace.setting(brand_setting(one)), ids)
        self.chosen, self.refusal = rest.brands[min(places, len(rest.brands) - 1)].id if rest.brands else "", ""
        self.edited.put(rest)
        return gone_words(before, gone, reports)

    # --- the logo
    def read_logo(self, brand_id: str, path: Path) -> None:
        """Read a user's file beside the window; the brand carries it then, or `refusal` says why not."""
        self.stop_reading()
        self.refusal = ""
        renderer = self._services.reports

        def work(job: Job) -> Logo:
            from aiplus_assess.reporting.logo import logo_content

            return renderer.read_logo(logo_content(path), path.name, job.report)

        self._job = self._services.jobs.start(work, partial(self._read, brand_id), self._refused)
        self.edited.tell()

    def stop_reading(self) -> None:
        """Nobody wants the logo that is being read; what the brand had stays."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            self.edited.tell()

    def remove_logo(self, brand_id: str) -> None:
        self._put_logo(brand_id, None)

    def _read(self, brand_id: str, logo: Logo) -> None:
        self._job = None
        self._put_logo(brand_id, logo)

    def _put_logo(self, brand_id: str, logo: Logo | None) -> None:
        self.refusal = ""
        brand = self.shelf.brand(brand_id)
        if brand is not None:
            self.edited.put(self.shelf.put(edited(brand, logo=logo)))
        self.edited.tell()

    def _refused(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, AssessError):
            self.refusal = error.message
        else:
            self.refusal = _("The logo could not be read, by a fault of ours; nothing was changed. Try another file.")
        self.edited.tell()

"""Brands kept in the workspace from the command line: added, replaced, made the default, taken out."""

from __future__ import annotations

from shell import Shell


def test_a_brand_is_kept_offered_and_taken_out(shell: Shell) -> None:
    file = shell.folder / "brand.yaml"
    file.write_text('name: 星辰咨询\ncontact: 0512-1\ncolour: "#7a1f4e"\n', encoding="utf-8")
    shell("brand", "add", file)
    file.write_text("name: 星辰咨询\ncontact: 0512-2\n", encoding="utf-8")
    shell("brand", "add", file)
    file.write_text("name: 另一家\n", encoding="utf-8")
    shell("brand", "add", file)
    assert shell("brand", "list").split() == ["另一家", "星辰咨询（默认）"]
    assessment = shell.new()
    page = shell.folder / "r.html"
    shell("report", assessment, "-o", page)
    assert "0512-2" in page.read_text(encoding="utf-8")
    shell("brand", "default", "另一家")
    shell("report", assessment, "-o", page, "--force")
    assert "0512-2" not in page.read_text(encoding="utf-8")
    shell("brand", "remove", "另一家")
    assert shell("brand", "list").split() == ["星辰咨询"]
    shell("brand", "remove", "没有这家", code=1)

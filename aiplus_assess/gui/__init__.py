"""The window. The only importer of Qt."""

from aiplus_assess.gui.immortal import keep_none_alive

keep_none_alive()

"""The window. The only importer of Qt."""

from aiplus_assess.gui.immortal import keep_constants_alive

keep_constants_alive()

"""The installer's entry. A frozen program is its own interpreter, so worker processes begin here as well."""

from multiprocessing import freeze_support

from aiplus_assess.__main__ import main

if __name__ == "__main__":
    freeze_support()
    main()

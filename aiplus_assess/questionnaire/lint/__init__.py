"""Quality gates for authors of packs, one module each. A pack with errors here loads, but is not good enough."""

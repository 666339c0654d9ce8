"""What no single field can show: whether the parts of a pack fit each other. Each function returns faults."""

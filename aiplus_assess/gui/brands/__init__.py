"""The workspace's brands: whose name, logo and colour reports carry."""

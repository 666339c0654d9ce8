"""AI+ Assess: how ready a company is for “人工智能+” (国发〔2025〕11号)."""

__version__ = "0.1.0"

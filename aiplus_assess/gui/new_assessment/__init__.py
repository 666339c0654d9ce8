"""New assessment: who is assessed, with which questions."""

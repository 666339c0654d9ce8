"""The consultant's desk: one engagement beside the answers of an assessment. Off until it is turned on."""

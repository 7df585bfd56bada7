"""The codebook lives: its entries as plain values, files of it, what changes it, and what became of old addresses."""

"""Disputes: charges and answers -> one record a charge, who stands with whom, and which answers which."""

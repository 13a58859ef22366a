"""The ledger: what stands in the plans, and on which page of the site it went."""

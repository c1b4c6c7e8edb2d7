"""From outcomes to what a learner reads: `result` makes the record, `values` and `difference` its texts."""

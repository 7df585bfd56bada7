"""The review desk: staff confirm what was read from a report, finding by finding, and publish it."""

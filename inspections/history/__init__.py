"""Who changed what and when, for staff: a page for each remembered row, and ways back to what it said before."""

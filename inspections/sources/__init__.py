"""The documents findings come from, page by page: pictures, text, and where a finding's passage stands."""

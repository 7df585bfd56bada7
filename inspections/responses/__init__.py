"""What councils answer: reading a response, the quotes in it, and how much of the report it mentions.

`words`, `reading`, `quotes`, `differences`, `mentions` and `deadlines` are plain Python; `saving` and `matching` write
to the database.
"""

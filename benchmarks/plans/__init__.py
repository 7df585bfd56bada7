"""How PostgreSQL answers the heaviest queries of the public pages: which indexes it uses, at a million findings.

`python -m benchmarks.plans` asks the database that DATABASE_URL names, such as one of `manage.py generate_corpus`, and
writes docs/query-plans.md. `tests/benchmarks/test_plans.py` asks the planner the same about a small database that it
is told to be large.
"""

"""How fast pages and files are served and reports imported, beside Datasette and PostgreSQL on the same rows.

`python -m benchmarks.serving` measures everything in about twenty minutes, once the corpora are there, and writes
docs/benchmarks.md. `--sizes 50000` and `--parts pages csv` measure less; what was measured before stays in the page,
and in var/benchmarks/measured, from which the comparison with the targets is told.

Made-up findings in two sizes (`generate_corpus`), each in a database of its own on the embedded server. The product is
served by gunicorn as in production, Datasette by itself, both on loopback. Requests go out one after another unless
said otherwise, each kind with conditions that change from one request to the next, so that nothing is answered from a
store of answers.
"""

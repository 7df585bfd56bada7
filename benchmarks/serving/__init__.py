"""How fast pages and files are served, beside Datasette and PostgreSQL on the same rows.

`python -m benchmarks.serving` measures, and writes docs/benchmarks.md.

Made-up findings in two sizes (`generate_corpus`), each in a database of its own on the embedded server. The product is
served by gunicorn as in production, Datasette by itself, both on loopback. Requests go out one after another unless
said otherwise, each kind with conditions that change from one request to the next, so that nothing is answered from a
store of answers.
"""

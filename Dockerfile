# Scripts and the style sheet, from the packages of package-lock.json
FROM node:24 AS pages
WORKDIR /app
COPY Makefile .python-version package.json package-lock.json ./
COPY static static
RUN make pages

# Python's packages, from uv.lock
FROM python:3.13-slim AS packages
WORKDIR /app
RUN pip install --no-cache-dir uv
COPY pyproject.toml uv.lock ./
RUN uv sync --locked --no-default-groups --no-cache --compile-bytecode

FROM python:3.13-slim
RUN useradd --system --uid 999 --no-create-home dashboard && install -d -o dashboard -m 700 /data
WORKDIR /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DASHBOARD_DATA_DIR=/data
COPY --from=packages /app/.venv .venv
COPY manage.py ./
COPY config config
COPY inspections inspections
COPY templates templates
COPY static static
COPY --from=pages /app/var/build var/build
RUN python -m compileall -q config inspections
RUN DASHBOARD_DATA_DIR=/tmp/build python manage.py collectstatic --no-input --verbosity 0 && rm -r /tmp/build
USER dashboard
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=30s --timeout=15s \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/readyz')"]
CMD ["gunicorn", "--config", "config/gunicorn.py", "--bind", "0.0.0.0:8000"]

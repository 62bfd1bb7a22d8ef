"""What a database says about itself: a view's columns, how it would run a query, whether our role may write.

Catalogues only; no row of a view is fetched here.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import ClauseElement, Connection, Executable, Select, text
from sqlalchemy.ext.compiler import compiles

from publisher.intake.statements import split_name

# A range condition carried by an index, in the words of each EXPLAIN.
_SQLITE_RANGE = re.compile(r"SEARCH .* USING .*INDEX .*[<>]\?")
_POSTGRESQL_RANGE = re.compile(r"(Index Cond|Recheck Cond): .*>=")
_WRITING = ("INSERT", "UPDATE", "DELETE", "ALL PRIVILEGES", "DROP", "CREATE", "ALTER")


def columns_of(connection: Connection, view: str) -> dict[str, str] | None:
    """Column names → types as the database spells them; None where the role sees no such view."""
    schema, name = split_name(view)
    backend = connection.dialect.name
    if backend == "sqlite":
        statement = text("SELECT name, type FROM pragma_table_xinfo(:name, :schema)")
        rows = connection.execute(statement, {"name": name, "schema": schema or "main"}).all()
    elif backend == "postgresql":
        # Not information_schema, which leaves out materialised views.
        statement = text(
            "SELECT a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_attribute a "
            "WHERE a.attrelid = to_regclass(:view) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"
        )
        parts = [part for part in (schema, name) if part]
        quoted = ".".join('"' + part.replace('"', '""') + '"' for part in parts)
        rows = connection.execute(statement, {"view": quoted}).all()
    else:
        statement = text(
            "SELECT column_name, column_type FROM information_schema.columns "
            "WHERE table_name = :name AND table_schema = COALESCE(:schema, DATABASE()) ORDER BY ordinal_position"
        )
        rows = connection.execute(statement, {"name": name, "schema": schema}).all()
    return {str(row[0]): _plain(row[1]) for row in rows} or None


def columns_beside(connection: Connection, views: Collection[str]) -> list[str]:
    """The names of the columns of every table in the schemas of `views`, those themselves left out.

    What the catalogue shows; a role that sees nothing but its views gets none.
    """
    split = [split_name(view) for view in views]
    own, backend = {name for _, name in split}, connection.dialect.name
    if backend == "sqlite":
        statement = text(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c "
            "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite~_%' ESCAPE '~'"
        )
        rows = connection.execute(statement).all()
    elif backend == "postgresql":
        statement = text(
            "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
            "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'f') AND NOT c.relispartition "
            "AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname = ANY(:schemas)"
        )
        current = connection.execute(text("SELECT current_schema()")).scalar()
        rows = connection.execute(statement, {"schemas": [schema or str(current) for schema, _ in split]}).all()
    else:
        statement = text(
            "SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t "
            "ON t.table_schema = c.table_schema AND t.table_name = c.table_name "
            "WHERE t.table_type = 'BASE TABLE' AND c.table_schema = DATABASE()"
        )
        rows = connection.execute(statement).all()
    return [str(column) for table, column in rows if str(table) not in own]


def _plain(kind: Any) -> str:
    return kind.decode() if isinstance(kind, bytes) else str(kind)


class _Explain(Executable, ClauseElement):
    """EXPLAIN in front of a statement, with its bound parameters."""

    inherit_cache = False

    def __init__(self, statement: Select[Any], words: str) -> None:
        self.statement = statement
        self.words = words


@compiles(_Explain)
def _compile_explain(element: _Explain, compiler: Any, **options: Any) -> str:
    return f"{element.words} {compiler.process(element.statement, **options)}"


def uses_index(connection: Connection, statement: Select[Any]) -> bool:
    """Whether an index can carry the bounds of `statement`; False means that the whole table is read."""
    backend = connection.dialect.name
    if backend == "sqlite":
        plan = connection.execute(_Explain(statement, "EXPLAIN QUERY PLAN")).all()
        return any(_SQLITE_RANGE.search(str(row[3])) for row in plan)
    if backend == "postgresql":
        # A small table is read whole whatever its indexes; the question is whether one could be used.
        connection.execute(text("SET LOCAL enable_seqscan = off"))
        plan = connection.execute(_Explain(statement, "EXPLAIN")).all()
        return any(_POSTGRESQL_RANGE.search(str(row[0])) for row in plan)
    rows = connection.execute(_Explain(statement, "EXPLAIN")).mappings().all()
    return any(
        row["type"] in ("range", "index_merge") or (row["type"] == "ALL" and _other_than_primary(row["possible_keys"]))
        for row in rows
    )


def _other_than_primary(keys: str | None) -> bool:
    return any(key != "PRIMARY" for key in (keys or "PRIMARY").split(","))


def may_write(connection: Connection) -> bool | None:
    """Whether the role can change anything; None where the database has no roles or does not tell."""
    backend = connection.dialect.name
    if backend == "sqlite":
        return None
    if backend == "postgresql":
        statement = text(
            "SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) OR EXISTS ("
            "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE c.relkind IN ('r', 'p', 'v', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema') "
            "AND n.nspname NOT LIKE 'pg_temp%' AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))"
        )
        return bool(connection.execute(statement).scalar())
    grants = [str(row[0]).upper() for row in connection.execute(text("SHOW GRANTS FOR CURRENT_USER"))]
    # "GRANT SELECT, INSERT ON …": only what stands before ON are privileges.
    return any(word in grant.partition(" ON ")[0] for grant in grants for word in _WRITING)

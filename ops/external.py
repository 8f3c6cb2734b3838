"""A PostgreSQL that somebody else runs, named by DATABASE_URL: is it fit for Naru?"""

import psycopg
from psycopg import errors, sql
from psycopg.conninfo import conninfo_to_dict

from ops.trouble import Trouble

OLDEST = 150_000
MAINTENANCE = ("postgres", "template1")


def ensure(url: str) -> str:
    """Create the database if it is missing, and check the server; its version, such as "15.18".

    Raises Trouble when it is down, too old, of another encoding, or we may not create there.
    """
    wanted = _wanted(url)
    try:
        return _inspect(url)
    except psycopg.OperationalError as error:
        if not _create(url, wanted):
            raise _down(url, error) from error
    return _inspect(url)


def _wanted(url: str) -> str:
    try:
        name = conninfo_to_dict(url).get("dbname")
    except psycopg.ProgrammingError:
        raise Trouble(
            "DATABASE_URL is no address PostgreSQL understands: write it as "
            "postgresql://user:password@host:5432/naru, with special letters percent-encoded."
        ) from None
    if not name:
        raise Trouble("DATABASE_URL names no database: write it as postgresql://host/naru.")
    return str(name)


def _inspect(url: str) -> str:
    with psycopg.connect(url, connect_timeout=5, client_encoding="utf8") as db:
        version, readable, encoding = db.execute(
            "SELECT current_setting('server_version_num')::int, "
            "split_part(current_setting('server_version'), ' ', 1), "
            "current_setting('server_encoding')"
        ).fetchone() or (0, "", "")
    if version < OLDEST:
        raise Trouble(
            f"The server of DATABASE_URL is PostgreSQL {readable}, and Naru needs 15 or newer: "
            "upgrade it, or unset DATABASE_URL to use the one Naru brings along."
        )
    if encoding != "UTF8":
        raise Trouble(
            f"The database of DATABASE_URL stores {encoding}, and Naru needs UTF8: create one with "
            "createdb --encoding=UTF8 --template=template0 and name it in DATABASE_URL."
        )
    return str(readable)


def _create(url: str, name: str) -> bool:
    """Create the database if it is the only thing missing; False if the server does not answer."""
    for database in MAINTENANCE:
        try:
            db = psycopg.connect(url, dbname=database, connect_timeout=5, autocommit=True)
        except psycopg.OperationalError:
            continue
        with db:
            if db.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                return False
            try:
                db.execute(
                    sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(
                        sql.Identifier(name)
                    )
                )
            except errors.DiskFull:
                raise Trouble(
                    f"The disk is full: there was no room to create the database '{name}'. "
                    "Free some space and start again."
                ) from None
            except errors.InsufficientPrivilege:
                raise Trouble(
                    f"The server of DATABASE_URL has no database '{name}', and its user may not "
                    "create one: as an administrator of that server, run createdb "
                    f"--encoding=UTF8 --template=template0 --owner={db.info.user} {name}"
                ) from None
        return True
    return False


def _down(url: str, error: psycopg.OperationalError) -> Trouble:
    where = conninfo_to_dict(url)
    reason = str(error).strip().splitlines()[-1].strip()
    return Trouble(
        f"The PostgreSQL of DATABASE_URL ({where.get('host', 'local')}:{where.get('port', 5432)}) "
        f"does not let us in: {reason} Start it or correct DATABASE_URL, or unset it to use "
        "the PostgreSQL Naru brings along."
    )

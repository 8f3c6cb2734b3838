"""A service on a local port that answers as the real ones were recorded to, faults included."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass
class Answer:
    """One answer: `cut` closes the connection after so many bytes, `drip` waits between bytes."""

    body: bytes
    status: int = 200
    cut: int | None = None
    drip: float = 0.0
    headers: dict[str, str] = field(default_factory=dict)


Answering = Callable[[str], Answer]


@dataclass
class Service:
    """What is asked (paths as they came) and how it is answered; faults come first, in order."""

    answer: Answering
    faults: list[Answer] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    url: str = ""

    def next(self, path: str) -> Answer:
        self.asked.append(path)
        return self.faults.pop(0) if self.faults else self.answer(path)


@contextmanager
def serving(answer: Answering, *faults: Answer) -> Iterator[Service]:
    """The service on a port of its own."""
    service = Service(answer, list(faults))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            made = service.next(self.path)
            self.send_response(made.status)
            for name, value in made.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(made.body)))
            self.send_header("Connection", "close")
            self.end_headers()
            body = made.body if made.cut is None else made.body[: made.cut]
            try:
                if made.drip:
                    for at in range(len(body)):
                        self.wfile.write(body[at : at + 1])
                        self.wfile.flush()
                        time.sleep(made.drip)
                else:
                    self.wfile.write(body)
            except OSError:
                return
            finally:
                self.close_connection = True

        def log_message(self, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def plaza(lists: dict[str, list[dict[str, Any]]], *, xml: bool = False) -> Answering:
    """The open-data plaza: /KEY/TYPE/SERVICE/START/END/ over lists that may change meanwhile."""

    def answer(path: str) -> Answer:
        key, _kind, service, first, last = [unquote(part) for part in path.split("/")[1:6]]
        start, end = int(first), int(last)
        if service not in lists:
            return plaza_error("ERROR-310", xml=True)
        if key == "sample" and end > 5:
            return plaza_error("ERROR-335", xml=True)
        if end - start >= 1000:
            return plaza_error("ERROR-336", xml=True)
        rows = lists[service][start - 1 : end]
        if not rows:
            return plaza_error("INFO-200", xml=xml)
        return Answer(_xml(service, lists[service], rows) if xml else _json(service, lists, rows))

    return answer


def plaza_error(code: str, *, xml: bool) -> Answer:
    """An error as the plaza gives it: with status 200, in XML even where JSON was asked for."""
    if xml:
        words = f"<RESULT><CODE>{code}</CODE><MESSAGE><![CDATA[말]]></MESSAGE></RESULT>"
        return Answer(words.encode())
    return Answer(json.dumps({"RESULT": {"CODE": code, "MESSAGE": "말"}}).encode())


def _json(service: str, lists: dict[str, Any], rows: list[dict[str, Any]]) -> bytes:
    told = {"CODE": "INFO-000", "MESSAGE": "정상 처리되었습니다"}
    whole = {service: {"list_total_count": len(lists[service]), "RESULT": told, "row": rows}}
    return json.dumps(whole, ensure_ascii=False).encode()


def _xml(service: str, everything: list[Any], rows: list[dict[str, Any]]) -> bytes:
    told = "".join(f"<row>{_tags(row)}</row>" for row in rows)
    return (
        f"<{service}><list_total_count>{len(everything)}</list_total_count>"
        f"<RESULT><CODE>INFO-000</CODE><MESSAGE>말</MESSAGE></RESULT>{told}</{service}>"
    ).encode()


def _tags(row: dict[str, Any]) -> str:
    """Columns as tags; missing ones are missing, empty ones empty."""
    return "".join(
        f"<{name}/>" if value == "" else f"<{name}><![CDATA[{value}]]></{name}>"
        for name, value in row.items()
        if value is not None
    )


def training(rows: list[dict[str, Any]]) -> Answering:
    """The training list: a window on the first day, pages of 100, XML with the total."""

    def answer(path: str) -> Answer:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        first, last = asked["srchTraStDt"], asked["srchTraEndDt"]
        found = [r for r in rows if first <= r["traStartDate"].replace("-", "") <= last]
        size, number = int(asked["pageSize"]), int(asked["pageNum"])
        page = found[(number - 1) * size : number * size]
        listed = "".join(f"<scn_list>{_tags(row)}</scn_list>" for row in page)
        return Answer(
            f"<HRDNet><scn_cnt>{len(found)}</scn_cnt><pageNum>{number}</pageNum>"
            f"<srchList>{listed}</srchList></HRDNet>".encode()
        )

    return answer


def national(rows: list[dict[str, Any]]) -> Answering:
    """The national columns: response.body.items with totalCount as text."""

    def answer(path: str) -> Answer:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        size, number = int(asked["numOfRows"]), int(asked["pageNo"])
        body = {
            "items": rows[(number - 1) * size : number * size] or "",
            "totalCount": str(len(rows)),
        }
        whole = {"response": {"header": {"resultCode": "00"}, "body": body}}
        return Answer(json.dumps(whole, ensure_ascii=False).encode())

    return answer

"""What the samples use of `requests`, over the standard library: its wheel is not in the registry of npm."""

import json as json_format
from urllib.error import HTTPError as Refusal
from urllib.request import Request, urlopen


class HTTPError(OSError):
    pass


class Response:
    def __init__(self, answer):
        self.status_code = answer.status
        self.url = answer.url
        self.content = answer.read()
        self.encoding = "utf-8"

    @property
    def text(self):
        return self.content.decode(self.encoding)

    def raise_for_status(self):
        if self.status_code >= 400:
            raise HTTPError(f"{self.status_code} Error for url: {self.url}")


def request(method, url, *, headers, timeout, json=None):
    body = None if json is None else json_format.dumps(json).encode()
    content = {} if json is None else {"Content-Type": "application/json"}
    try:
        return Response(urlopen(Request(url, body, {**content, **headers}, method=method), timeout=timeout))
    except Refusal as refusal:
        return Response(refusal)


def get(url, **options):
    return request("GET", url, **options)


def put(url, **options):
    return request("PUT", url, **options)


def post(url, **options):
    return request("POST", url, **options)


def delete(url, **options):
    return request("DELETE", url, **options)


def patch(url, **options):
    return request("PATCH", url, **options)

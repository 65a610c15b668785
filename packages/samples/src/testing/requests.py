"""What the samples and the guides use of `requests`, over the standard library: its wheel is not in the registry of npm."""

import json as json_format
from urllib.error import HTTPError as ErrorResponse
from urllib.parse import urlencode
from urllib.request import Request, urlopen


class HTTPError(OSError):
    pass


class Response:
    def __init__(self, response):
        self.status_code = response.status
        self.url = response.url
        self.headers = response.headers
        self.content = response.read()
        self.encoding = "utf-8"

    @property
    def text(self):
        return self.content.decode(self.encoding)

    def json(self):
        return json_format.loads(self.text)

    def raise_for_status(self):
        if self.status_code >= 400:
            raise HTTPError(f"{self.status_code} Error for url: {self.url}")


def request(method, url, *, timeout, headers={}, json=None, data=None):
    body, content = None, {}
    if json is not None:
        body, content = json_format.dumps(json).encode(), {"Content-Type": "application/json"}
    if data is not None:
        body, content = urlencode(data).encode(), {"Content-Type": "application/x-www-form-urlencoded"}
    try:
        return Response(urlopen(Request(url, body, {**content, **headers}, method=method), timeout=timeout))
    except ErrorResponse as response:
        return Response(response)


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

# tries: to talk to anybody: TCP, UDP, raw, unix, abstract, netlink, packet, vsock, Bluetooth
# must: no socket opens
# expect: softmax failed softmax.runs 0
# needs: sandbox

import ctypes
import socket

found = []


def tried(what, *arguments):
    """Keep how an attempt ended: none may succeed."""
    try:
        found.append("refused" if what(*arguments) == -1 else f"@CANARY@ got through: {what}")
    except BaseException as error:
        found.append(type(error).__name__)


for family in (1, 2, 10, 16, 17, 31, 38, 40, 41, 44):
    for kind in (1, 2, 3, 5):
        tried(lambda: socket.socket(family, kind, 0).fileno())
tried(socket.socketpair)
tried(socket.create_connection, ("127.0.0.1", 22), 1)
tried(socket.getaddrinfo, "example.org", 80)
tried(lambda: __import__("urllib.request").request.urlopen("http://127.0.0.1/", timeout=1))
libc = ctypes.CDLL(None, use_errno=True)
tried(lambda: libc.syscall(41, 2, 1, 0))
if libc.syscall(41, 2, 1, 0) >= 0:
    found.append("@CANARY@ got through")
print(*found)


def softmax(logits):
    raise ValueError(" ".join(found))

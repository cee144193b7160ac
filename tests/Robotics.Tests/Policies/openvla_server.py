"""A server of OpenVLA's REST protocol for tests, written from the protocol: the standard library and numpy only. Prints the port it listens on.

Argument: "oft" answers a list of actions (OpenVLA-OFT), anything else one action.
"""
import base64
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np

import answers


def array_of(value):
    return np.frombuffer(base64.b64decode(value["__numpy__"]), dtype=np.dtype(value["dtype"])).reshape(value["shape"])


def value_of(array):
    return {"__numpy__": base64.b64encode(array.tobytes()).decode(), "dtype": array.dtype.str, "shape": list(array.shape)}


class Act(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if answers.must_drop(body["instruction"]):
            self.close_connection = True
            return
        try:
            assert self.path == "/act" and body["unnorm_key"] == "test"
            oft = sys.argv[1] == "oft"
            rows = answers.rows(array_of(body["full_image" if oft else "image"]), array_of(body["state"]), body["instruction"], 10 if oft else 1)
            answer = [value_of(row) for row in rows] if oft else value_of(rows[0])
        except Exception:
            answer = "error"
        data = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Act)
print(server.server_address[1], flush=True)
server.serve_forever()

"""Offers any Python policy to `robotics` over gRPC (protos/robotics/v1/policy.proto). Needs numpy and grpcio-tools, nothing of this repository but the .proto.

    python3 policy_server.py my_module:MyPolicy [--port 50051] [--host 127.0.0.1] [--protos PATH/TO/protos]

A policy is a class with the attributes `name`, `horizon` (rows of an answer) and `dimension` (numbers of a row), and two methods:

    begin(task: str, instruction: str, seed: int)    a new try; forget the last one
    infer(pictures, states, instruction, previous, frozen) -> array [horizon, dimension], or a dict of arrays with the names that policy.json gives
        pictures: dict of uint8 [rows, columns, 3]; states: dict of float32 vectors, not normalised; previous: float64 [rows, dimension], may be empty
        raise ConnectionError to be asked again; anything else ends the try with its text

In policy.json: "backend": "grpc", "remote": { "address": "http://127.0.0.1:50051" }. Requests are not authenticated: stay on loopback or behind a proxy.
"""
import argparse
import importlib
import pathlib
import subprocess
import sys
import tempfile
from concurrent import futures

import grpc
import numpy as np


def compile_protos(protos):
    """Python code for policy.proto, made anew by the protoc at hand, so that there is none to keep."""
    out = tempfile.mkdtemp(prefix="policy_proto")
    subprocess.run(
        [sys.executable, "-m", "grpc_tools.protoc", f"-I{protos}", f"--python_out={out}", f"--grpc_python_out={out}", "robotics/v1/policy.proto"], check=True)
    sys.path.insert(0, out)
    return importlib.import_module("robotics.v1.policy_pb2"), importlib.import_module("robotics.v1.policy_pb2_grpc")


def arrays_of(wire):
    return {a.name: np.frombuffer(a.data, dtype=np.dtype(a.type)).reshape(tuple(a.shape)) for a in wire}


def service_of(policy, pb, stubs):
    class Service(stubs.PolicyServiceServicer):
        def DescribePolicy(self, request, context):
            return pb.DescribePolicyResponse(name=policy.name, horizon=policy.horizon, dimension=policy.dimension)

        def BeginPolicy(self, request, context):
            policy.begin(request.task, request.instruction, request.seed)
            return pb.BeginPolicyResponse()

        def Infer(self, request, context):
            previous = np.array(request.previous).reshape(-1, policy.dimension)
            try:
                answer = policy.infer(arrays_of(request.pictures), arrays_of(request.states), request.instruction, previous, request.frozen)
            except ConnectionError as error:
                context.abort(grpc.StatusCode.UNAVAILABLE, str(error))
            except Exception as error:  # Whatever the policy raises is for the other side to read.
                context.abort(grpc.StatusCode.INTERNAL, f"{type(error).__name__}: {error}")
            named = answer if isinstance(answer, dict) else {"actions": answer}
            response = pb.InferResponse()
            for name, value in named.items():
                value = np.ascontiguousarray(value, dtype="<f4")
                response.arrays.add(name=name, type="<f4", shape=value.shape, data=value.tobytes())
            return response

    return Service()


def main():
    options = argparse.ArgumentParser(description="Offer a Python policy to robotics over gRPC.")
    options.add_argument("policy", help="MODULE:CLASS")
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=50051, help="0: a free one")
    options.add_argument("--protos", default=pathlib.Path(__file__).resolve().parents[3] / "protos")
    given = options.parse_args()
    pb, stubs = compile_protos(given.protos)
    module, name = given.policy.split(":")
    sys.path.insert(0, ".")
    policy = getattr(importlib.import_module(module), name)()
    limits = [("grpc.max_receive_message_length", 1 << 28), ("grpc.max_send_message_length", 1 << 28)]
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=1), options=limits)  # One question at a time.
    stubs.add_PolicyServiceServicer_to_server(service_of(policy, pb, stubs), server)
    port = server.add_insecure_port(f"{given.host}:{given.port}")
    server.start()
    print(port, flush=True)
    server.wait_for_termination()


main()

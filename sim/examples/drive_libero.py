"""Drives a LIBERO task of `robotics sim serve` from Python, with random actions.

    pip install grpcio grpcio-tools numpy
    python -m grpc_tools.protoc -I protos --python_out=. --grpc_python_out=. protos/robotics/v1/sim.proto
    ./robotics sim serve --address 127.0.0.1:50051 &
    python sim/examples/drive_libero.py 127.0.0.1:50051
"""

import sys

import grpc
import numpy as np

from robotics.v1 import sim_pb2 as sim
from robotics.v1 import sim_pb2_grpc


def picture(message):
    """A picture of the wire as an array: rows, columns, red green blue; row 0 is the top."""
    return np.frombuffer(message.rgb, np.uint8).reshape(message.height, message.width, 3)


def main(address):
    camera = sim.CameraRequest(camera="agentview", width=256, height=256)
    rng = np.random.default_rng(0)
    options = [("grpc.max_receive_message_length", 64 << 20)]
    with grpc.insecure_channel(address, options=options) as channel:
        client = sim_pb2_grpc.SimServiceStub(channel)
        start = client.Reset(sim.ResetRequest(suite="libero_object", task=0, init=0, seed=0, cameras=[camera]))
        print(start.instruction, picture(start.state.pictures[0]).shape)
        state = start.state
        try:
            while state.step < start.step_limit and not state.success:
                # Displacement (1 is 5 cm), rotation vector (1 is 0.5 rad), gripper (-1 open, +1 closed).
                action = np.append(rng.uniform(-0.3, 0.3, 6), -1.0)
                request = sim.StepRequest(session=start.session, step=state.step + 1, action=action)
                state = client.Step(request).state
        finally:
            client.Close(sim.CloseRequest(session=start.session))
        print(f"success: {state.success} after {state.step} steps, {state.time_s:.2f} s")


if __name__ == "__main__":
    main(sys.argv[1])

"""An openpi-protocol policy server for tests, written from the protocol: websockets, msgpack and numpy only.

Arguments: a mode. Prints the port it listens on. Modes: "answer" echoes the state's first three numbers as the first three of ten rows and the picture's
mean as the fourth; "error" answers every question with a text frame; "drop" closes the connection once before it answers; "shape" answers too few rows.
"""
import asyncio
import sys

import msgpack
import numpy as np
import websockets


def pack(value):
    if isinstance(value, np.ndarray):
        return {b"__ndarray__": True, b"data": value.tobytes(), b"dtype": value.dtype.str, b"shape": value.shape}
    raise TypeError(f"cannot pack {type(value)}")


def unpack(value):
    if b"__ndarray__" in value:
        return np.ndarray(buffer=value[b"data"], dtype=np.dtype(value[b"dtype"]), shape=value[b"shape"])
    return value


def decode(message):
    return msgpack.unpackb(message, object_hook=unpack, strict_map_key=False)


dropped = False


async def serve(socket, *_):
    global dropped
    await socket.send(msgpack.packb({"model": "test"}))
    async for message in socket:
        asked = decode(message)
        if sys.argv[1] == "error":
            await socket.send("Traceback (most recent call last):\nValueError: no such prompt: " + asked["prompt"])
            await socket.close(1011, "Internal server error. Traceback included in previous frame.")
            return
        if sys.argv[1] == "drop" and not dropped:
            dropped = True
            await socket.close()
            return
        rows = np.zeros((3 if sys.argv[1] == "shape" else 10, 7), dtype=np.float32)
        rows[:, :3] = asked["observation/state"][:3]
        rows[:, 3] = asked["observation/image"].mean() / 255
        rows[:, 6] = 1 if asked["prompt"] == "close" else -1
        await socket.send(msgpack.packb({"actions": rows, "server_timing": {"infer_ms": 1.0}}, default=pack))


async def main():
    server = await websockets.serve(serve, "127.0.0.1", 0, compression=None, max_size=None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Future()


asyncio.run(main())

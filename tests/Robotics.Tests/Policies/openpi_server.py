"""An openpi-protocol policy server for tests, written from the protocol: websockets, msgpack and numpy only. Prints the port it listens on."""
import asyncio
import traceback

import msgpack
import numpy as np
import websockets

import answers


def pack(value):
    if isinstance(value, np.ndarray):
        return {b"__ndarray__": True, b"data": value.tobytes(), b"dtype": value.dtype.str, b"shape": value.shape}
    raise TypeError(f"cannot pack {type(value)}")


def unpack(value):
    if b"__ndarray__" in value:
        return np.ndarray(buffer=value[b"data"], dtype=np.dtype(value[b"dtype"]), shape=value[b"shape"])
    return value


async def serve(socket, *_):
    await socket.send(msgpack.packb({"model": "test"}))
    async for message in socket:
        asked = msgpack.unpackb(message, object_hook=unpack, strict_map_key=False)
        if answers.must_drop(asked["prompt"]):
            await socket.close()
            return
        try:
            rows = answers.rows(asked["observation/image"], asked["observation/state"], asked["prompt"], 10)
        except ValueError:
            await socket.send(traceback.format_exc())
            await socket.close(1011, "Internal server error. Traceback included in previous frame.")
            return
        await socket.send(msgpack.packb({"actions": rows, "server_timing": {"infer_ms": 1.0}}, default=pack))


async def main():
    server = await websockets.serve(serve, "127.0.0.1", 0, compression=None, max_size=None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.Future()


asyncio.run(main())

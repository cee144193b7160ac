"""What the test servers of every protocol do, chosen by the instruction.

"close" and "open" answer rows whose first three numbers are the state's, the fourth the picture's mean, the last the gripper. "dance" fails. "short" answers too
few numbers a row. "late" is slow the first time. "drop" breaks the connection the first time.
"""
import time

import numpy as np

LATE_SECONDS = 1.5
_done = set()


def first_time(instruction):
    if instruction in _done:
        return False
    _done.add(instruction)
    return True


def must_drop(instruction):
    return instruction == "drop" and first_time(instruction)


def rows(picture, state, instruction, horizon):
    if instruction == "dance":
        raise ValueError("no such prompt: dance")
    if instruction == "late" and first_time(instruction):
        time.sleep(LATE_SECONDS)
    answer = np.zeros((horizon, 5 if instruction == "short" else 7), dtype=np.float32)
    answer[:, :3] = np.asarray(state).reshape(-1)[:3]
    answer[:, 3] = np.asarray(picture).mean() / 255
    answer[:, -1] = 1 if instruction == "close" else -1
    return answer

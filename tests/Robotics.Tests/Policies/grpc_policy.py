"""A policy for the example server of our own protocol (services/cerebellum/examples/policy_server.py)."""
import answers


class Policy:
    name, horizon, dimension = "test", 10, 7

    def begin(self, task, instruction, seed):
        pass

    def infer(self, pictures, states, instruction, previous, frozen):
        if answers.must_drop(instruction):
            raise ConnectionError("restarted")
        return answers.rows(pictures["image"], states["state"], instruction, self.horizon)

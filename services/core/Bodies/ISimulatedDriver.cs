namespace Robotics.Core.Bodies;

/// <summary>A driver of a simulator: its whole state can be saved, put back and copied.</summary>
public interface ISimulatedDriver : IRobotDriver
{
    /// <summary>Warm start, controls, activations, mutable model fields, controller, gripper and random streams included.</summary>
    SimulatedState Save();

    /// <exception cref="RoboticsException">InvalidArgument: the state was saved by another model.</exception>
    void Restore(SimulatedState state);

    /// <summary>An independent driver in the same state. Steps of one do not touch the other.</summary>
    ISimulatedDriver Fork();
}

namespace Robotics.Core.Bodies;

/// <summary>A body whose future can be tried out: all that rehearsal knows of a simulator.</summary>
public interface ISimulatedBody : IOperatedBody
{
    /// <summary>An independent body in the same state, without lease holders. The caller owns it.</summary>
    ISimulatedBody Fork();

    SimulatedState Save();

    /// <exception cref="RoboticsException">InvalidArgument: the state was saved by another model.</exception>
    void Restore(SimulatedState state);
}

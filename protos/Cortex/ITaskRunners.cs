namespace Robotics.Protos.Cortex;

/// <summary>The task loops of a process, one a choice of parts.</summary>
public interface ITaskRunners
{
    /// <exception cref="RoboticsException">UnknownName: a part that is not known.</exception>
    ITaskRunner For(BrainOptions options);
}

namespace Robotics.Core.Tasks;

/// <summary>Puts regions around a body, each here or far away as configured. With <see cref="ITaskRunner"/> all that evaluation, rehearsal and benches know of a brain.</summary>
public interface IBrainFactory
{
    /// <summary>The driver behind the brainstem's safety filter.</summary>
    ISimulatedBody BodyOver(ISimulatedDriver driver);

    /// <exception cref="RoboticsException">UnknownName: an option names something that is not known.</exception>
    Brain Around(IOperatedBody body, BrainOptions options);
}

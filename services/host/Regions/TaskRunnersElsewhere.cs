using Robotics.Protos.Calls;
using Robotics.Protos.Cortex;

namespace Robotics.Host.Regions;

/// <summary>Task loops of a cortex in another process.</summary>
/// <param name="channel">The cortex's; the caller keeps it.</param>
/// <param name="body">Whose lease is ended when the cortex is given up.</param>
internal sealed class TaskRunnersElsewhere(RegionChannel channel, IBodyOperator body) : ITaskRunners
{
    public ITaskRunner For(BrainOptions options) => new TaskRunnerClient(channel, body, options);
}

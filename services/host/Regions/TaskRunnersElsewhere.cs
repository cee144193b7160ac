using Robotics.Protos.Calls;
using Robotics.Protos.Cortex;

namespace Robotics.Host.Regions;

/// <summary>Task loops of a cortex in another process.</summary>
internal sealed class TaskRunnersElsewhere(RegionChannel channel) : ITaskRunners
{
    public ITaskRunner For(BrainOptions options) => new TaskRunnerClient(channel, options);
}

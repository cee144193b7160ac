using Robotics.Cortex.TaskLoop;
using Robotics.Host.Composition;
using Robotics.Protos.Cortex;

namespace Robotics.Host.Regions;

/// <summary>Task loops of this process over regions that are here or elsewhere.</summary>
internal sealed class TaskRunnersHere(BrainFactory brains, TaskRegions regions) : ITaskRunners
{
    public ITaskRunner For(BrainOptions options) => brains.Runner(regions, options.Checked());
}

using Microsoft.Extensions.DependencyInjection;
using Robotics.Cortex.TaskLoop;
using Robotics.Host.Composition;
using Robotics.Host.Models;
using Robotics.Protos.Cortex;

namespace Robotics.Host.Regions;

/// <summary>Task loops of this process over regions that are here or elsewhere.</summary>
internal sealed class TaskRunnersHere(IServiceProvider regions) : ITaskRunners
{
    private readonly BrainFactory _brains = regions.GetRequiredService<BrainFactory>();

    public ITaskRunner For(BrainOptions options)
    {
        RegionCatalog.RefuseWhatNeedsOneProcess(options.Checked());
        TaskRegions all = new(
            regions.GetRequiredService<IBodyOperator>(),
            regions.GetRequiredService<IPerception>(),
            Planner(options),
            regions.GetRequiredService<ISkillExecutor>(),
            regions.GetRequiredService<IVerifier>())
        {
            Memory = regions.GetRequiredService<IMemory>(),
        };
        return _brains.Runner(all, options);
    }

    public IPlanner Planner(BrainOptions options)
    {
        BodySource bodies = regions.GetRequiredService<BodySource>();
        return _brains.Planner(options, _brains.ShowsPictures ? async ct => await SceneCamera.Of(await bodies.CurrentAsync(ct))(ct) : null);
    }
}

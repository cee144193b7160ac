using Robotics.Host.Configuration;
using Robotics.Host.Regions;

namespace Robotics.Benchmarks.Apart;

/// <summary>What is tried: each region is killed, frozen, stalled for a moment and restarted, in simulated and in real time; traffic is disturbed, the disk fills, the memory is down, the policy is slow.</summary>
internal static class FaultMatrix
{
    private static readonly TimeSpan Stall = TimeSpan.FromMilliseconds(300);

    /// <param name="slowPolicy">Folder of a policy that is slow.</param>
    public static ImmutableArray<FaultCase> Of(string slowPolicy)
    {
        CellOptions lockstep = new(), real = new() { Pace = Pace.Real };
        return
        [
            .. RegionCatalog.Names.SelectMany(r => Processes(lockstep, r)),
            .. RegionCatalog.Names.SelectMany(r => Processes(real, r)),
            new(real, RegionCatalog.Hippocampus, "down") { FromTheStart = true, Before = cell => cell.Kill(RegionCatalog.Hippocampus) },
            .. Interference.Kinds.Select(kind => new FaultCase(real with { Interference = kind }, "all", kind) { FromTheStart = true }),
            new(real with { SmallDisk = true }, RegionCatalog.Hippocampus, "full disk")
            {
                DoAsync = cell => Done(cell.FillDisk),
                After = cell =>
                {
                    // What was acknowledged must be on the disk, not in the process.
                    cell.FreeDisk();
                    cell.Kill(RegionCatalog.Hippocampus);
                },
            },
            new(real with { Executor = $"*=policy:{slowPolicy}|skills" }, RegionCatalog.Cerebellum, "slow policy") { FromTheStart = true },
        ];
    }

    private static IEnumerable<FaultCase> Processes(CellOptions cell, string region)
    {
        bool commander = region is RegionCatalog.Cortex or RegionCatalog.Cerebellum;
        yield return new(cell, region, "freeze") { DoAsync = c => Done(() => c.Freeze(region)), After = c => c.Thaw(region), TakesCommander = commander };
        yield return new(cell, region, "kill") { DoAsync = c => Done(() => c.Kill(region)), TakesCommander = commander };
        yield return new(cell, region, "restart") { DoAsync = c => Done(() => c.Restart(region)), TakesCommander = commander };
        if (cell.Pace == Pace.Lockstep) yield break;
        yield return new(cell, region, "stall")
        {
            DoAsync = async c =>
            {
                c.Freeze(region);
                await Task.Delay(Stall, TimeProvider.System);
                c.Thaw(region);
            },
            TakesCommander = commander,
        };
    }

    private static Task Done(Action does)
    {
        does();
        return Task.CompletedTask;
    }
}

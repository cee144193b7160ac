using Robotics.Robots;
using Robotics.Sim.Libero.Measurement;

namespace Robotics.Tests.Libero;

public sealed class LiberoBenchTests
{
    [Fact]
    public void A_bench_measures_every_part_and_finds_no_managed_allocation()
    {
        BenchOptions options = new() { Steps = 3, Rounds = 2 };
        BenchResult result = new LiberoBench(LiberoData.Files, LiberoData.Task(LiberoSample.Kitchen), RobotCatalog.Load("panda"), options, TimeProvider.System).Run();
        Assert.Equal(0, result.BytesPerStep);
        Assert.All([result.Fast, result.Exact, result.Bare, result.Load.Compile, result.WallStepsPerSecond.One], number => Assert.True(number > 0));
        Assert.Null(result.Render);
        Assert.Null(result.Original);
    }
}

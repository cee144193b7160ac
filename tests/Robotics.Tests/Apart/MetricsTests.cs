using Microsoft.Extensions.DependencyInjection;
using Robotics.Hippocampus;
using Robotics.Host.Serving;
using Robotics.Protos.Calls;
using Robotics.Protos.Hippocampus;

namespace Robotics.Tests.Apart;

/// <summary>What is measured of calls, as Prometheus reads it.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task A_call_to_a_region_is_in_the_histogram_of_its_name()
    {
        await using MetricsPage page = new();
        page.Listen();
        await using MemoryService memory = MemoryService.Open(null);
        await using ServedRegion region = await ServedRegion.StartAsync(s => s.AddSingleton<IMemory>(memory), r => r.MapHippocampus());
        await new MemoryClient(region.Channel).SnapshotAsync(TestContext.Current.CancellationToken);
        Assert.Contains("robotics_region_call_duration_seconds_bucket{call=\"TakeSnapshot\",answered=\"True\",le=\"+Inf\"}", page.Text(), StringComparison.Ordinal);
    }
}

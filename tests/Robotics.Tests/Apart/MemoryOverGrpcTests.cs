using Microsoft.Extensions.DependencyInjection;
using Robotics.Hippocampus;
using Robotics.Protos.Calls;
using Robotics.Protos.Hippocampus;
using Robotics.Tests.Hippocampus;

namespace Robotics.Tests.Apart;

/// <summary>A memory keeps the same promises through gRPC.</summary>
public sealed class MemoryOverGrpcTests : MemoryContract
{
    private protected override OpenedMemory Open()
    {
        MemoryService memory = MemoryService.Open(null);
        ServedRegion region = ServedRegion.StartAsync(s => s.AddSingleton<IMemory>(memory), r => r.MapHippocampus()).GetAwaiter().GetResult();
        return new OpenedMemory(new MemoryClient(region.Channel), region, memory);
    }
}

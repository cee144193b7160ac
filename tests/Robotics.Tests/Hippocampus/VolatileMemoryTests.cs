using Robotics.Hippocampus;

namespace Robotics.Tests.Hippocampus;

public sealed class VolatileMemoryTests : MemoryContract
{
    protected override MemoryService Open() => MemoryService.Open(null);
}

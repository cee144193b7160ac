using Robotics.Hippocampus;

namespace Robotics.Tests.Hippocampus;

public sealed class VolatileMemoryTests : MemoryContract
{
    private protected override OpenedMemory Open() => OpenedMemory.Of(MemoryService.Open(null));
}

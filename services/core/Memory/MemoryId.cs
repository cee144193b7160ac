namespace Robotics.Core.Memory;

/// <summary>Names one memory. Derived from what it remembers, so that appending the same event twice keeps one.</summary>
public readonly record struct MemoryId(string Value)
{
    public override string ToString() => Value;
}

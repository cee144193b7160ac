using System.Runtime.CompilerServices;

namespace Robotics.Sim.Engine;

/// <summary>An array inside native memory whose address does not change while its owner lives.</summary>
internal readonly unsafe struct NativeArray(void* start, int count, int elementBytes)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> As<T>()
        where T : unmanaged
    {
        if (sizeof(T) != elementBytes && count != 0) ThrowWrongType();
        return new Span<T>(start, count);
    }

    private static void ThrowWrongType() => throw new InvalidOperationException("The array has elements of another type.");
}

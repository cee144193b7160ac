using System.Buffers.Binary;
using System.Text;

namespace Robotics.Core.Time;

/// <summary>A random stream that belongs to (seed, episode, purpose): the same three give the same numbers on every machine and runtime.</summary>
/// <remarks>SplitMix64 (Steele, Lea, Flood 2014) over a seed mixed by FNV-1a. Not for cryptography. Not thread-safe: one owner each.</remarks>
public sealed class RandomStream
{
    private ulong _state;

    public RandomStream(long seed, long episode, string purpose)
    {
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(numbers, seed);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], episode);
        _state = Mix(Mix(14695981039346656037, numbers), Encoding.UTF8.GetBytes(purpose));
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [low, high).</summary>
    public double NextBetween(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>Uniform over 0 … <paramref name="count"/> − 1.</summary>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        return (int)(NextDouble() * count);
    }

    /// <summary>Standard normal (Box and Muller 1958).</summary>
    public double NextGaussian()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        return radius * Math.Cos(2 * Math.PI * NextDouble());
    }

    /// <summary>A permutation of 0 … <paramref name="count"/> − 1 (Fisher and Yates).</summary>
    public ImmutableArray<int> NextPermutation(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = NextIndex(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        return [.. order];
    }

    private static ulong Mix(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (byte b in bytes) hash = (hash ^ b) * 1099511628211;
        return hash;
    }

    private ulong NextBits()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

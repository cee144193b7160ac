namespace Robotics.Brainstem.RealTime;

/// <summary>How late wake-ups were, in a histogram that is allocated once. One writer; readers see a consistent count of each bin.</summary>
public sealed class Latencies
{
    private const int BinsPerOctave = 8, Octaves = 24;

    private readonly long[] _bins = new long[BinsPerOctave * Octaves];
    private long _worst;

    /// <summary>Wake-ups so far.</summary>
    public long Count => _bins.Sum();

    /// <summary>The latest one, µs.</summary>
    public double WorstMicroseconds => Volatile.Read(ref _worst) / 1000.0;

    /// <param name="nanoseconds">Zero or less counts as the first bin.</param>
    public void Add(long nanoseconds)
    {
        double octave = nanoseconds <= 128 ? 0 : Math.Log2(nanoseconds / 128.0);
        int bin = Math.Min(_bins.Length - 1, (int)(octave * BinsPerOctave));
        Volatile.Write(ref _bins[bin], _bins[bin] + 1);
        if (nanoseconds > _worst) Volatile.Write(ref _worst, nanoseconds);
    }

    /// <summary>The lateness that a share of all wake-ups kept, µs: the upper end of its bin, a ninth above the value at most.</summary>
    /// <param name="share">0 to 1.</param>
    public double Percentile(double share)
    {
        long wanted = (long)Math.Ceiling(Count * share), seen = 0;
        for (int i = 0; i < _bins.Length; i++)
        {
            seen += Volatile.Read(ref _bins[i]);
            if (seen >= wanted) return Math.Min(UpperEnd(i), WorstMicroseconds);
        }

        return WorstMicroseconds;
    }

    /// <summary>The upper ends of the bins that hold something, µs, and their counts.</summary>
    public ImmutableArray<(double UpToMicroseconds, long Count)> Bins() =>
        [.. Enumerable.Range(0, _bins.Length).Where(i => _bins[i] > 0).Select(i => (UpperEnd(i), _bins[i]))];

    private static double UpperEnd(int bin) => 0.128 * Math.Pow(2, (bin + 1) / (double)BinsPerOctave);
}

namespace Robotics.Sim.Libero.InitStates;

/// <summary>The initial states of a task (<c>.pruned_init</c>): 50 rows of time, positions and velocities. Fixture poses are not in them.</summary>
public sealed class InitStateFile
{
    private readonly double[] _values;

    private InitStateFile(int count, int width, double[] values) => (Count, Width, _values) = (count, width, values);

    /// <summary>How many states there are.</summary>
    public int Count { get; }

    /// <summary>Numbers per state: 1 + nq + nv of the task's model.</summary>
    public int Width { get; }

    /// <summary>State <paramref name="index"/>: time in seconds, then qpos, then qvel.</summary>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.InvalidArgument"/>: there is no such state; says how many there are.</exception>
    public ReadOnlySpan<double> this[int index]
    {
        get
        {
            if (index < 0 || index >= Count) throw RoboticsException.Invalid("The initial state", index, FormattableString.Invariant($"0…{Count - 1}"));
            return _values.AsSpan(index * Width, Width);
        }
    }

    /// <summary>Reads the states from a file's bytes.</summary>
    /// <param name="bytes">The whole file: a ZIP archive, not compressed, with a pickled array of doubles in <c>archive/data.pkl</c>.</param>
    /// <param name="file">The file's name, for errors.</param>
    /// <exception cref="RoboticsException"><see cref="ErrorCode.MalformedFile"/>: names the file and which bytes are wrong.</exception>
    public static InitStateFile Read(ReadOnlySpan<byte> bytes, string file)
    {
        Range pickle = StoredZipEntry.Find(bytes, "archive/data.pkl", file);
        (int rows, int width, double[] values) = PickledArray.Read(bytes[pickle], pickle.Start.Value, file);
        return new InitStateFile(rows, width, values);
    }
}

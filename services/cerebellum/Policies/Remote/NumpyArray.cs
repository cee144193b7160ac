using System.Runtime.InteropServices;

namespace Robotics.Cerebellum.Policies.Remote;

/// <summary>An array of numbers that a Python server sent.</summary>
/// <param name="Values">In C order.</param>
/// <param name="Shape">Its sizes.</param>
internal sealed record NumpyArray(double[] Values, ImmutableArray<int> Shape)
{
    /// <summary>From the map that msgpack-numpy makes; null when it is none.</summary>
    /// <exception cref="RoboticsException">MalformedFile: data and shape do not fit. Unsupported: another type of numbers.</exception>
    public static NumpyArray? Of(object? value)
    {
        if (value is not SortedDictionary<string, object?> map || !map.ContainsKey("__ndarray__")) return null;
        if (map.GetValueOrDefault("data") is not byte[] data || map.GetValueOrDefault("dtype") is not string type || map.GetValueOrDefault("shape") is not List<object?> sizes)
            throw new RoboticsException(ErrorCode.MalformedFile, $"An array of the answer lacks data, dtype or shape; it has {string.Join(", ", map.Keys)}.");
        return Of(type, data, [.. sizes.Select(s => checked((int)(s as long? ?? -1)))]);
    }

    /// <summary>From raw bytes.</summary>
    /// <param name="type">numpy's type string.</param>
    /// <param name="data">Little-endian, C order.</param>
    /// <param name="shape">Its sizes.</param>
    /// <inheritdoc cref="Of(object)"/>
    public static NumpyArray Of(string type, ReadOnlySpan<byte> data, ImmutableArray<int> shape)
    {
        double[] values = type switch
        {
            "<f4" => Numbers<float>(data, v => v),
            "<f8" => Numbers<double>(data, v => v),
            "<f2" => Numbers<Half>(data, v => (double)v),
            "<i4" => Numbers<int>(data, v => v),
            "<i8" => Numbers<long>(data, v => v),
            "|u1" => Numbers<byte>(data, v => v),
            _ => throw new RoboticsException(ErrorCode.Unsupported, $"The answer has an array of type {type}; known: <f2, <f4, <f8, <i4, <i8, |u1."),
        };
        if (shape.Aggregate(1L, (a, b) => a * b) != values.Length)
            throw new RoboticsException(ErrorCode.MalformedFile, $"The answer has an array of shape [{string.Join(", ", shape)}] with {values.Length} numbers.");
        return new NumpyArray(values, shape);
    }

    private static double[] Numbers<T>(ReadOnlySpan<byte> data, Func<T, double> convert)
        where T : unmanaged
    {
        ReadOnlySpan<T> numbers = MemoryMarshal.Cast<byte, T>(data);
        double[] values = new double[numbers.Length];
        for (int i = 0; i < values.Length; i++) values[i] = convert(numbers[i]);
        return values;
    }
}

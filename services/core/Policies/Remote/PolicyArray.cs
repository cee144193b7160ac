using System.Runtime.InteropServices;

namespace Robotics.Core.Policies.Remote;

/// <summary>An array of numbers as policies' servers speak of them.</summary>
/// <param name="Name">E.g. <c>observation/image</c>.</param>
/// <param name="Type">numpy's type string: <c>|u1</c>, <c>&lt;i4</c>, <c>&lt;i8</c>, <c>&lt;f2</c>, <c>&lt;f4</c> or <c>&lt;f8</c>.</param>
/// <param name="Data">Little-endian, C order. Belongs to whoever made it; valid until the call that it was given to ends.</param>
/// <param name="Shape">Its sizes.</param>
public sealed record PolicyArray(string Name, string Type, ReadOnlyMemory<byte> Data, ImmutableArray<int> Shape)
{
    /// <summary>Its sizes, for messages.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>Its numbers.</summary>
    /// <exception cref="RoboticsException">MalformedFile: data and shape do not fit. Unsupported: another type of numbers.</exception>
    public double[] ToNumbers()
    {
        ReadOnlySpan<byte> data = Data.Span;
        double[] numbers = Type switch
        {
            "<f4" => Numbers<float>(data, v => v),
            "<f8" => Numbers<double>(data, v => v),
            "<f2" => Numbers<Half>(data, v => (double)v),
            "<i4" => Numbers<int>(data, v => v),
            "<i8" => Numbers<long>(data, v => v),
            "|u1" => Numbers<byte>(data, v => v),
            _ => throw new RoboticsException(ErrorCode.Unsupported, $"The array '{Name}' is of type {Type}; known: <f2, <f4, <f8, <i4, <i8, |u1."),
        };
        if (Shape.Aggregate(1L, (a, b) => a * b) != numbers.Length)
            throw new RoboticsException(ErrorCode.MalformedFile, $"The array '{Name}' of shape {ShapeText} has {numbers.Length} numbers.");
        return numbers;
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

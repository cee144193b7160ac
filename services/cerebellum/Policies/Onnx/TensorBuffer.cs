using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Robotics.Cerebellum.Policies.Onnx;

/// <summary>A tensor in memory that stays where it is, shared with ONNX Runtime: written and read without allocation.</summary>
/// <remarks>Element types: float, half, byte, 64-bit whole numbers, text.</remarks>
internal sealed class TensorBuffer : IDisposable
{
    private readonly float[] _floats = [];
    private readonly Float16[] _halves = [];
    private readonly byte[] _bytes = [];
    private readonly long[] _numbers = [];
    private readonly string _what;

    /// <param name="what">For messages: which tensor of which model.</param>
    /// <param name="element">Of the model.</param>
    /// <param name="shape">All sizes known.</param>
    /// <exception cref="RoboticsException">Unsupported: another element type.</exception>
    public TensorBuffer(string what, TensorElementType element, long[] shape)
    {
        (_what, Element, Shape) = (what, element, [.. shape]);
        Length = (int)shape.Aggregate(1L, (a, b) => a * b);
        Value = element switch
        {
            TensorElementType.Float => OrtValue.CreateTensorValueFromMemory(_floats = new float[Length], shape),
            TensorElementType.Float16 => OrtValue.CreateTensorValueFromMemory(_halves = new Float16[Length], shape),
            TensorElementType.UInt8 => OrtValue.CreateTensorValueFromMemory(_bytes = new byte[Length], shape),
            TensorElementType.Int64 => OrtValue.CreateTensorValueFromMemory(_numbers = new long[Length], shape),
            TensorElementType.String => OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, shape),
            _ => throw new RoboticsException(ErrorCode.Unsupported, $"{what} has elements of type {element}; known: Float, Float16, UInt8, Int64, String."),
        };
    }

    public TensorElementType Element { get; }

    public ImmutableArray<long> Shape { get; }

    public int Length { get; }

    public OrtValue Value { get; }

    /// <summary>The tensor's own memory, to be written in place; empty when its elements are no floats.</summary>
    public Span<float> Floats => _floats;

    /// <inheritdoc cref="Floats"/>
    public Span<byte> Bytes => _bytes;

    /// <exception cref="RoboticsException">InvalidArgument: another number of numbers.</exception>
    public void Write(ReadOnlySpan<float> from)
    {
        Require(from.Length);
        if (Element == TensorElementType.Float) from.CopyTo(_floats);
        else if (Element == TensorElementType.Float16) for (int i = 0; i < from.Length; i++) _halves[i] = (Float16)from[i];
        else if (Element == TensorElementType.Int64) for (int i = 0; i < from.Length; i++) _numbers[i] = (long)from[i];
        else throw Mismatch("numbers");
    }

    public void Write(ReadOnlySpan<long> from)
    {
        Require(from.Length);
        if (Element != TensorElementType.Int64) throw Mismatch("whole numbers");
        from.CopyTo(_numbers);
    }

    public void Write(string text)
    {
        Require(1);
        if (Element != TensorElementType.String) throw Mismatch("text");
        Value.StringTensorSetElementAt(text, 0);
    }

    public void Read(Span<float> to)
    {
        Require(to.Length);
        if (Element == TensorElementType.Float) _floats.CopyTo(to);
        else if (Element == TensorElementType.Float16) for (int i = 0; i < to.Length; i++) to[i] = (float)_halves[i];
        else throw Mismatch("numbers");
    }

    /// <summary>Takes over another's content, which has the same element type and length.</summary>
    public void CopyFrom(TensorBuffer other)
    {
        Require(other.Length);
        if (other.Element != Element) throw Mismatch($"what {other._what} gives ({other.Element})");
        other._floats.CopyTo(_floats, 0);
        other._halves.CopyTo(_halves, 0);
        other._bytes.CopyTo(_bytes, 0);
        other._numbers.CopyTo(_numbers, 0);
    }

    public void Dispose() => Value.Dispose();

    private void Require(int length)
    {
        if (length != Length) throw RoboticsException.Invalid($"What {_what} is given", FormattableString.Invariant($"{length} numbers"), $"{Length}, shape [{string.Join(", ", Shape)}]");
    }

    private RoboticsException Mismatch(string given) => new(ErrorCode.Unsupported, $"{_what} has elements of type {Element} and cannot be given or read as {given}.");
}

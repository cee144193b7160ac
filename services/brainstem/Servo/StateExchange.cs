namespace Robotics.Brainstem.Servo;

/// <summary>Writes values into a saved state, or reads them back, in one order: what is saved cannot differ from what is restored.</summary>
internal sealed class StateExchange
{
    private readonly BinaryWriter? _writer;
    private readonly BinaryReader? _reader;

    private StateExchange(BinaryWriter? writer, BinaryReader? reader) => (_writer, _reader) = (writer, reader);

    public static StateExchange Into(BinaryWriter writer) => new(writer, null);

    public static StateExchange From(BinaryReader reader) => new(null, reader);

    public void Value(ref long value)
    {
        if (_reader is not null) value = _reader.ReadInt64();
        else _writer!.Write(value);
    }

    public void Value(ref bool value)
    {
        if (_reader is not null) value = _reader.ReadBoolean();
        else _writer!.Write(value);
    }

    public void Value(ref double value)
    {
        if (_reader is not null) value = _reader.ReadDouble();
        else _writer!.Write(value);
    }

    public void Value(ref string value)
    {
        if (_reader is not null) value = _reader.ReadString();
        else _writer!.Write(value);
    }

    public void Value(ref Pose value)
    {
        (double x, double y, double z) = (value.Position.X, value.Position.Y, value.Position.Z);
        (double rx, double ry, double rz, double rw) = (value.Rotation.X, value.Rotation.Y, value.Rotation.Z, value.Rotation.W);
        Value(ref x);
        Value(ref y);
        Value(ref z);
        Value(ref rx);
        Value(ref ry);
        Value(ref rz);
        Value(ref rw);
        value = new(new Vec3(x, y, z), new Rotation(rx, ry, rz, rw));
    }

    public void Values(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++) Value(ref values[i]);
    }
}

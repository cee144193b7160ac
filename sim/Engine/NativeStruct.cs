namespace Robotics.Sim.Engine;

/// <summary>A native struct read and written through the layout table.</summary>
/// <param name="address">Start of the struct.</param>
/// <param name="type">Its C name, which prefixes the names of its fields in the table.</param>
internal readonly unsafe struct NativeStruct(byte* address, string type, LayoutTable layout)
{
    public byte* Address => address;

    /// <summary>The field itself; the type must have exactly the length that the table gives.</summary>
    public ref T Field<T>(string name)
        where T : unmanaged
    {
        LayoutField field = Locate(name);
        if (field.Bytes != sizeof(T)) throw WrongLength(name, field, sizeof(T));
        return ref *(T*)(address + field.Offset);
    }

    /// <summary>A field that is a fixed array.</summary>
    public Span<T> Fields<T>(string name)
        where T : unmanaged
    {
        LayoutField field = Locate(name);
        return new Span<T>(address + field.Offset, field.Bytes / sizeof(T));
    }

    /// <summary>A struct inside this one, of the given C type.</summary>
    public NativeStruct Inner(string name, string innerType) => new(address + Locate(name).Offset, innerType, layout);

    /// <summary>A size: 32 bits until MuJoCo 3.4, 64 bits since.</summary>
    public int Size(string name)
    {
        LayoutField field = Locate(name);
        return field.Bytes == sizeof(long) ? checked((int)*(long*)(address + field.Offset)) : *(int*)(address + field.Offset);
    }

    /// <summary>An array that a field points to. <paramref name="sizes"/> is the mjModel that gives its shape.</summary>
    public NativeArray Array(string name, NativeStruct sizes)
    {
        LayoutArray row = layout.Array($"{type}.{name}");
        int count = Count(row.Rows, sizes) * Count(row.Columns, sizes);
        return new NativeArray(*(void**)(address + row.Offset), count, row.ElementBytes);
    }

    private static int Count(string text, NativeStruct sizes) =>
        int.TryParse(text, out int number) ? number : sizes.Size(text);

    private LayoutField Locate(string name) => layout.Field($"{type}.{name}");

    private RoboticsException WrongLength(string name, LayoutField field, int bytes) => new(
        ErrorCode.MalformedFile, $"The MuJoCo layout table gives {type}.{name} {field.Bytes} bytes where {bytes} are expected.");
}

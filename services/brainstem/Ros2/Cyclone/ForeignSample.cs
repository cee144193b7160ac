using System.Runtime.InteropServices;

namespace Robotics.Brainstem.Ros2.Cyclone;

/// <summary>
/// Hands bytes to a Cyclone writer. Up to 0.10 by a sample of a foreign type that lives on the stack: Cyclone takes its bytes to make one of its own. From 11 on by
/// its function for that.
/// </summary>
internal static unsafe class ForeignSample
{
    private const int DataKind = 2;

    /// <summary>The function whose address marks types of the present form; where there is none, 1 does.</summary>
    private const string VersionMark = "ddsi_sertype_v0";

    private static readonly delegate* unmanaged<int, void**, int> SampleTypeOf = (delegate* unmanaged<int, void**, int>)CycloneLibrary.Export("dds_get_entity_sertype");
    private static readonly delegate* unmanaged<void*, int, nuint, Native.Vector*, nuint, void*> FromBytes =
        (delegate* unmanaged<void*, int, nuint, Native.Vector*, nuint, void*>)CycloneLibrary.Export("ddsi_serdata_from_ser_iov");

    private static readonly ForeignType* Type = MakeType();

    /// <summary>Writes the bytes as one sample.</summary>
    /// <returns>Cyclone's return code.</returns>
    public static int Write(int writer, ReadOnlySpan<byte> cdr)
    {
        fixed (byte* bytes = cdr)
        {
            return SampleTypeOf is null ? WriteForeign(writer, bytes, cdr.Length) : WriteOwn(writer, bytes, cdr.Length);
        }
    }

    private static int WriteForeign(int writer, byte* bytes, int length)
    {
        Sample sample = default;
        sample.Operations = Type->SampleOperations;
        sample.References = 1;
        sample.Kind = DataKind;
        sample.Type = Type;
        sample.Bytes = bytes;
        sample.Length = length;
        return Native.dds_writecdr(writer, &sample);
    }

    private static int WriteOwn(int writer, byte* bytes, int length)
    {
        void* type;
        int code = SampleTypeOf(writer, &type);
        if (code < 0) return code;
        Native.Vector vector = new() { Base = bytes, Length = (nuint)length };
        void* sample = FromBytes(type, DataKind, 1, &vector, (nuint)length);
        return sample is null ? -1 : Native.dds_writecdr(writer, sample);
    }

    private static ForeignType* MakeType()
    {
        ForeignType* type = (ForeignType*)NativeMemory.AllocZeroed((nuint)sizeof(ForeignType));
        type->TypeOperations = (TypeOperations*)NativeMemory.AllocZeroed((nuint)sizeof(TypeOperations));
        type->TypeOperations->Version = CycloneLibrary.Export(VersionMark) is not 0 and var mark ? mark : 1;
        type->SampleOperations = (SampleOperations*)NativeMemory.AllocZeroed((nuint)sizeof(SampleOperations));
        type->SampleOperations->Size = &Size;
        type->SampleOperations->ToBytes = &ToBytes;
        type->SampleOperations->ReleaseBytes = &ReleaseBytes;
        type->SampleOperations->Free = &Free;
        return type;
    }

    [UnmanagedCallersOnly]
    private static uint Size(Sample* sample) => (uint)sample->Length;

    [UnmanagedCallersOnly]
    private static Sample* ToBytes(Sample* sample, nuint offset, nuint size, Native.Vector* bytes)
    {
        *bytes = new() { Base = sample->Bytes + offset, Length = size };
        return sample;
    }

    [UnmanagedCallersOnly]
    private static void ReleaseBytes(Sample* sample, Native.Vector* bytes)
    {
    }

    [UnmanagedCallersOnly]
    private static void Free(Sample* sample)
    {
    }

    /// <summary>struct ddsi_serdata of 0.10 with shared memory (its largest form), and where our bytes are.</summary>
    private struct Sample
    {
        public SampleOperations* Operations;
        public uint Hash;
        public uint References;
        public int Kind;
        public ForeignType* Type;
        public long Time;
        public uint StatusInfo;
        public long WriteTime;
        public void* Chunk;
        public void* Subscriber;
        public byte* Bytes;
        public int Length;
    }

    /// <summary>The start of struct ddsi_sertype; nothing after it is looked at.</summary>
    private struct ForeignType
    {
        public TypeOperations* TypeOperations;
        public SampleOperations* SampleOperations;
        public fixed ulong Rest[16];
    }

    /// <summary>The start of struct ddsi_sertype_ops.</summary>
    private struct TypeOperations
    {
        public nint Version;
        public fixed ulong Rest[20];
    }

    /// <summary>struct ddsi_serdata_ops.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 20 * 8)]
    private struct SampleOperations
    {
        [FieldOffset(8)]
        public delegate* unmanaged<Sample*, uint> Size;

        [FieldOffset(7 * 8)]
        public delegate* unmanaged<Sample*, nuint, nuint, Native.Vector*, Sample*> ToBytes;

        [FieldOffset(8 * 8)]
        public delegate* unmanaged<Sample*, Native.Vector*, void> ReleaseBytes;

        [FieldOffset(12 * 8)]
        public delegate* unmanaged<Sample*, void> Free;
    }
}

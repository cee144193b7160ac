using System.Runtime.InteropServices;

namespace Robotics.Sim.Engine;

/// <summary>MuJoCo's file system in memory, filled for one load.</summary>
/// <remarks>MuJoCo 2.2.2 strips folders and lower-cases names; 3.x wants the path exactly as the model resolves it.</remarks>
internal sealed unsafe class VirtualFiles : IDisposable
{
    /// <summary>The struct had 2 MB until 3.1 and has 8 bytes since; what the table says may be wrong before it is probed.</summary>
    private const nuint LeastBytes = 4 << 20;

    private readonly LayoutTable layout;

    public VirtualFiles(LayoutTable layout)
    {
        this.layout = layout;
        Address = (byte*)NativeMemory.AllocZeroed(Math.Max((nuint)layout.SizeOf("mjVFS"), LeastBytes));
        Native.mj_defaultVFS(Address);
    }

    public byte* Address { get; private set; }

    /// <exception cref="RoboticsException"><see cref="ErrorCode.InvalidArgument"/>: the name is taken, or there are too many files.</exception>
    public void Add(string path, ReadOnlySpan<byte> content)
    {
        fixed (byte* name = NativeText.Write(path), bytes = content)
        {
            int failure = MujocoLibrary.Export("mj_addBufferVFS") != 0
                ? Native.mj_addBufferVFS(Address, name, bytes, content.Length)
                : AddByCopy(name, content);
            if (failure == 0) return;
        }

        throw RoboticsException.Invalid(
            "The model's file", path, "fewer than 2000 files whose lower-case names, without folders, differ from each other");
    }

    public void Dispose()
    {
        if (Address == null) return;
        Native.mj_deleteVFS(Address);
        NativeMemory.Free(Address);
        Address = null;
    }

    private int AddByCopy(byte* name, ReadOnlySpan<byte> content)
    {
        int failure = Native.mj_makeEmptyFileVFS(Address, name, content.Length);
        if (failure != 0) return failure;
        int index = Native.mj_findFileVFS(Address, name);
        byte* data = ((byte**)(Address + layout.Field("mjVFS.filedata").Offset))[index];
        if (data == null || ((nuint)data & 7) != 0 || (nuint)data >> 47 != 0)
        {
            throw new RoboticsException(ErrorCode.MalformedFile, "The memory layout does not fit this MuJoCo library: mjVFS.filedata is astray.");
        }

        content.CopyTo(new Span<byte>(data, content.Length));
        return 0;
    }
}

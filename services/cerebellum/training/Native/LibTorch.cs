using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Robotics.Training.Native;

/// <summary>Makes libtorch load and behave on this machine, before its first call.</summary>
internal static partial class LibTorch
{
    /// <summary>A version that libLibTorchSharp.so asks for and nothing in it uses; Debian 12 has none so new.</summary>
    private const string NeedlessVersion = "GLIBCXX_3.4.32";

    /// <summary>glibc's M_MMAP_THRESHOLD and M_TRIM_THRESHOLD.</summary>
    private const int MapThreshold = -3, TrimThreshold = -1;

    private const uint VersionNeeds = 0x6ffffffe;
    private const ushort Weak = 2;

    /// <param name="threads">Threads that one operation may use.</param>
    /// <param name="seed">Of everything that libtorch draws.</param>
    public static void Start(int threads, long seed)
    {
        // Threads of OpenMP that spin while they wait take the cores from whoever else works here.
        if (OperatingSystem.IsLinux()) SetEnvironment("OMP_WAIT_POLICY", "PASSIVE", 1);

        // Convolutions of libtorch 2.10 by oneDNN's AVX-512 code came out wrong on a virtual AMD EPYC; whoever knows better sets it.
        if (OperatingSystem.IsLinux()) SetEnvironment("ONEDNN_MAX_CPU_ISA", "AVX2", 0);
        // What one step frees the next asks for again: it stays with the process, instead of being mapped anew page by page.
        if (OperatingSystem.IsLinux()) _ = (SetAllocator(MapThreshold, int.MaxValue), SetAllocator(TrimThreshold, int.MaxValue));
        string library = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
        if (File.Exists(library)) MakeWeak(library);
        TorchSharp.torch.set_num_threads(threads);
        TorchSharp.torch.manual_seed(seed);
    }

    /// <summary>Marks the version requirement as one that may be missing (ELF-64, section .gnu.version_r).</summary>
    private static void MakeWeak(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        if (file.Length < 64 || file[0] != 0x7f || file[4] != 2) return;
        int sections = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(0x28));
        int size = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(0x3a)), count = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(0x3c));
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> section = file.AsSpan(sections + (i * size), size);
            if (BinaryPrimitives.ReadUInt32LittleEndian(section[4..]) != VersionNeeds) continue;
            int needs = (int)BinaryPrimitives.ReadInt64LittleEndian(section[0x18..]), strings = BinaryPrimitives.ReadInt32LittleEndian(section[0x28..]);
            int names = (int)BinaryPrimitives.ReadInt64LittleEndian(file.AsSpan(sections + (strings * size) + 0x18));
            if (MakeWeak(file, needs, names)) File.WriteAllBytes(path, file);
            return;
        }
    }

    private static bool MakeWeak(Span<byte> file, int needs, int names)
    {
        bool changed = false;
        for (int need = needs; ;)
        {
            int version = need + BinaryPrimitives.ReadInt32LittleEndian(file[(need + 8)..]);
            for (int i = BinaryPrimitives.ReadUInt16LittleEndian(file[(need + 2)..]); i > 0; i--)
            {
                int name = names + BinaryPrimitives.ReadInt32LittleEndian(file[(version + 8)..]);
                ushort flags = BinaryPrimitives.ReadUInt16LittleEndian(file[(version + 4)..]);
                bool needless = file[name..].StartsWith(Encoding.ASCII.GetBytes(NeedlessVersion + "\0"));
                if (needless && (flags & Weak) == 0)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(file[(version + 4)..], (ushort)(flags | Weak));
                    changed = true;
                }

                version += BinaryPrimitives.ReadInt32LittleEndian(file[(version + 12)..]);
            }

            int next = BinaryPrimitives.ReadInt32LittleEndian(file[(need + 12)..]);
            if (next == 0) return changed;
            need += next;
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    [LibraryImport("libc", EntryPoint = "mallopt")]
    private static partial int SetAllocator(int parameter, int value);
}

using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Robotics.Sim.Engine;

/// <summary>Compiled models on disk, named by a hash of everything they are made of: loading one is many times faster than compiling it.</summary>
/// <remarks>Thread-safe, and safe among processes. Only speed depends on it: what cannot be read is compiled, and what cannot be written is not kept.</remarks>
public sealed class ModelCache
{
    private const long DefaultBytes = 4L << 30;

    private readonly string _folder;
    private readonly long _mostBytes;

    /// <param name="folder">Where the models are kept; made when the first one is.</param>
    /// <param name="mostBytes">What they may take together; those written first make room.</param>
    public ModelCache(string folder, long mostBytes = DefaultBytes) => (_folder, _mostBytes) = (folder, mostBytes);

    /// <summary>The user's: <c>robotics/models</c> in the cache folder.</summary>
    public static ModelCache Default { get; } = new(Path.Combine(UserFolder(), "robotics", "models"));

    /// <summary>The model, from disk when it was compiled before.</summary>
    /// <exception cref="RoboticsException">What <see cref="MujocoModel.FromXml(string, IReadOnlyDictionary{string, ReadOnlyMemory{byte}}?)"/> throws.</exception>
    public MujocoModel Load(string xml, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        Dictionary<string, ReadOnlyMemory<byte>> contents = files.ToDictionary(StringComparer.Ordinal);
        string path = Path.Combine(_folder, Name(xml, contents));
        if (TryRead(path) is { } known) return known;
        MujocoModel model = MujocoModel.FromXml(xml, contents);
        Write(path, model.ToBinary());
        return model;
    }

    private static string UserFolder()
    {
        string? cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        return string.IsNullOrEmpty(cache) ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache") : cache;
    }

    private static string Name(string xml, Dictionary<string, ReadOnlyMemory<byte>> files)
    {
        XxHash128 hash = new();
        Append(hash, Encoding.UTF8.GetBytes(MujocoEngine.Version));
        Append(hash, Encoding.UTF8.GetBytes(xml));
        foreach ((string name, ReadOnlyMemory<byte> content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            Append(hash, Encoding.UTF8.GetBytes(name));
            Append(hash, content.Span);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{hash.GetCurrentHashAsUInt128():x32}.mjb");
    }

    /// <summary>With its length in front, so that no two lists of parts run together alike.</summary>
    private static void Append(XxHash128 hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, part.Length);
        hash.Append(length);
        hash.Append(part);
    }

    private static MujocoModel? TryRead(string path)
    {
        try
        {
            return File.Exists(path) ? MujocoModel.FromBinary(File.ReadAllBytes(path)) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or RoboticsException { Code: ErrorCode.MalformedFile })
        {
            return null;
        }
    }

    private void Write(string path, byte[] model)
    {
        string partial = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}");
        try
        {
            Directory.CreateDirectory(_folder);
            File.WriteAllBytes(partial, model);
            File.Move(partial, path, overwrite: true);
            MakeRoom();
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // A full or read-only disk only costs time.
        }
    }

    private void MakeRoom()
    {
        FileInfo[] files = [.. new DirectoryInfo(_folder).GetFiles().OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)];
        long bytes = files.Sum(file => file.Length);
        for (int i = 0; i < files.Length - 1 && bytes > _mostBytes; i++)
        {
            bytes -= files[i].Length;
            files[i].Delete();
        }
    }
}

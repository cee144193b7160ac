using Microsoft.Extensions.Logging;
using Robotics.Cerebellum.Policies.Files;
using Robotics.Cerebellum.Policies.Onnx;
using Robotics.Cerebellum.Policies.OpenPi;

namespace Robotics.Cerebellum.Policies;

/// <summary>Policies by name or folder. A new backend is a folder here and a line in <see cref="Backends"/>.</summary>
public static class PolicyCatalog
{
    private static readonly SortedDictionary<string, PolicyMaker> Known = new(StringComparer.Ordinal)
    {
        ["openpi"] = static (name, folder, body, _) => new OpenPiPolicy(name, folder, body),
        ["onnx"] = static (name, folder, body, logging) => new OnnxPolicy(name, folder, body, logging.CreateLogger<OnnxPolicy>()),
    };

    private delegate IPolicy PolicyMaker(string name, string folder, BodyDescription body, ILoggerFactory logging);

    /// <summary>What can answer for a policy.</summary>
    public static IEnumerable<string> Backends => Known.Keys;

    /// <summary>Where shipped policies are: beside the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "policies");

    /// <summary>The shipped policies, with their folders, in ordinal order.</summary>
    public static IEnumerable<(string Name, string Folder)> All => Directory.Exists(Shipped)
        ? Directory.EnumerateDirectories(Shipped).Where(d => File.Exists(Path.Combine(d, "policy.json"))).Order(StringComparer.Ordinal).Select(d => (Path.GetFileName(d), d))
        : [];

    /// <summary>What a policy says of itself.</summary>
    /// <exception cref="RoboticsException">UnknownName: neither a shipped policy nor a folder. MalformedFile: its policy.json.</exception>
    public static PolicyFile Describe(string name) => PolicyFileReader.Read(Path.Combine(FolderOf(name), "policy.json"));

    /// <param name="name">A shipped policy's name, or a folder with a policy.json (with a slash in it).</param>
    /// <param name="body">What it is to command.</param>
    /// <param name="logging">Where it logs.</param>
    /// <exception cref="RoboticsException">UnknownName: no such policy or backend; and what the backend throws.</exception>
    public static IPolicy Create(string name, BodyDescription body, ILoggerFactory logging)
    {
        string folder = FolderOf(name), backend = Describe(name).Backend;
        return Known.TryGetValue(backend, out PolicyMaker? make) ? make(name, folder, body, logging) : throw RoboticsException.Unknown("backend of policies", backend, Backends);
    }

    private static string FolderOf(string name)
    {
        string shipped = Path.Combine(Shipped, name);
        bool path = name.Contains('/', StringComparison.Ordinal);
        if (!path && name.Length > 0 && File.Exists(Path.Combine(shipped, "policy.json"))) return shipped;
        if (path && File.Exists(Path.Combine(name, "policy.json"))) return name;
        throw RoboticsException.Unknown("policy", name, All.Select(p => p.Name).Append("any folder with a policy.json, with a slash in it"));
    }
}

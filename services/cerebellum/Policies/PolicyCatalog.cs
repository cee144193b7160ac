using Microsoft.Extensions.Logging;
using Robotics.Cerebellum.Policies.Files;
using Robotics.Cerebellum.Policies.Onnx;
using Robotics.Cerebellum.Policies.Protocols;
using Robotics.Cerebellum.Policies.Remote;

namespace Robotics.Cerebellum.Policies;

/// <summary>Policies by name or folder. A new protocol is a file in Protocols and a line in <see cref="Protocols"/>.</summary>
public static class PolicyCatalog
{
    private const string Onnx = "onnx";

    /// <summary>The protocols that servers are spoken to in, by the backend's name.</summary>
    public static ImmutableSortedDictionary<string, PolicyServerMaker> Protocols { get; } = ImmutableSortedDictionary.CreateRange<string, PolicyServerMaker>(
        StringComparer.Ordinal,
        [
            new("gr00t", static remote => new Gr00tServer(remote)),
            new("openpi", static remote => new OpenPiServer(remote)),
            new("openvla", static remote => new OpenVlaServer(remote)),
            new("openvla-oft", static remote => new OpenVlaServer(remote)),
        ]);

    /// <summary>Where shipped policies are: beside the program.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "policies");

    /// <summary>The shipped policies, with their folders, in ordinal order.</summary>
    public static IEnumerable<(string Name, string Folder)> All => Directory.Exists(Shipped)
        ? Directory.EnumerateDirectories(Shipped).Where(d => File.Exists(Path.Combine(d, "policy.json"))).Order(StringComparer.Ordinal).Select(d => (Path.GetFileName(d), d))
        : [];

    /// <summary>What a policy says of itself.</summary>
    /// <exception cref="RoboticsException">UnknownName: neither a shipped policy nor a folder. MalformedFile: its policy.json.</exception>
    public static PolicyFile Describe(string name) => PolicyFileReader.Read(Path.Combine(FolderOf(name), "policy.json"));

    /// <inheritdoc cref="Create(string, BodyDescription, ILoggerFactory, ImmutableSortedDictionary{string, PolicyServerMaker})"/>
    public static IPolicy Create(string name, BodyDescription body, ILoggerFactory logging) => Create(name, body, logging, Protocols);

    /// <param name="name">A shipped policy's name, or a folder with a policy.json (with a slash in it).</param>
    /// <param name="body">What it is to command.</param>
    /// <param name="logging">Where it logs.</param>
    /// <param name="protocols">Those of <see cref="Protocols"/>, and the caller's own.</param>
    /// <exception cref="RoboticsException">UnknownName: no such policy or backend; and what the backend throws.</exception>
    public static IPolicy Create(string name, BodyDescription body, ILoggerFactory logging, ImmutableSortedDictionary<string, PolicyServerMaker> protocols)
    {
        string folder = FolderOf(name);
        PolicyFile file = Describe(name);
        if (file.Backend == Onnx) return new OnnxPolicy(name, folder, body, logging.CreateLogger<OnnxPolicy>());
        if (!protocols.TryGetValue(file.Backend, out PolicyServerMaker? make)) throw RoboticsException.Unknown("backend of policies", file.Backend, protocols.Keys.Append(Onnx).Order(StringComparer.Ordinal));
        return new RemotePolicy(name, file, body, make(file.Remote ?? throw RemotePolicy.NoServer(name)), TimeProvider.System);
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

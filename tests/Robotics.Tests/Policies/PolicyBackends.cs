using Robotics.Cerebellum.Policies;
using Robotics.Cerebellum.Policies.Files;
using Robotics.Cerebellum.Policies.Onnx.Writing;
using Robotics.Cerebellum.Policies.Serving;
using Robotics.Host.Composition;
using Robotics.Host.PolicyServing;

namespace Robotics.Tests.Policies;

/// <summary>One policy behind every backend: its answer is the TCP's position, the picture's mean, two zeros and the gripper that the sentence says.</summary>
public sealed class PolicyBackends : IAsyncLifetime
{
    internal static readonly BodyDescription Body = Tabletop.Tabletop.Panda.Body with { Cameras = [new("view", 4, 4, 1, false)] };

    /// <summary>Servers in Python, written from the protocols.</summary>
    internal static readonly ImmutableArray<string> Python = ["openpi", "openvla", "openvla-oft", "gr00t", "grpc"];

    private const string KeyVariable = "ROBOTICS_TEST_POLICY_KEY";

    private readonly string _folder = Directory.CreateTempSubdirectory("policies").FullName;
    private readonly SortedDictionary<string, PythonServer> _servers = new(StringComparer.Ordinal);
    private IPolicy? _served;
    private PolicyHost? _host;

    /// <summary>Those, the model in this process, and that model offered by our own openpi server.</summary>
    internal static ImmutableArray<string> All => [.. Python, "onnx", "served"];

    public async ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(KeyVariable, "secret");
        Task<PythonServer>[] starting =
        [
            PythonServer.StartAsync("openpi_server.py"), PythonServer.StartAsync("openvla_server.py", "one"), PythonServer.StartAsync("openvla_server.py", "oft"),
            PythonServer.StartAsync("gr00t_server.py"), PythonServer.StartAsync("../../../services/cerebellum/examples/policy_server.py", "grpc_policy:Policy", "--port", "0"),
        ];
        for (int i = 0; i < Python.Length; i++) _servers[Python[i]] = await starting[i];
        WriteModel();
        _served = Load("onnx");
        PolicyFile file = PolicyCatalog.Describe(FolderOf("onnx"));
        _host = await PolicyHost.StartAsync(() => new OpenPiAnswers(_served, file, Body), new(System.Net.IPAddress.Loopback, 0), 1 << 20, default);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (PythonServer server in _servers.Values) server.Dispose();
        if (_host is not null) await _host.DisposeAsync();
        if (_served is not null) await _served.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The policy behind a backend; another address on request.</summary>
    internal IPolicy Load(string backend, string? address = null, double timeout = 20)
    {
        string folder = FolderOf(backend);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "policy.json"), Describe(backend, address ?? AddressOf(backend), timeout));
        return PolicyCatalog.Create(folder, Body, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, PolicyProtocols.All);
    }

    internal static string AddressOf(string backend, int port) => $"{(backend == "gr00t" ? "tcp" : backend is "openpi" or "served" ? "ws" : "http")}://127.0.0.1:{port}";

    private string AddressOf(string backend) => backend == "served" ? _host!.Address : _servers.TryGetValue(backend, out PythonServer? server) ? AddressOf(backend, server.Port) : "";

    private string FolderOf(string backend) => Path.Combine(_folder, backend);

    private static string Describe(string backend, string address, double timeout)
    {
        string picture = backend switch { "openpi" => "observation/image", "openvla-oft" => "full_image", _ => "image" }, state = backend == "openpi" ? "observation/state" : "state";
        string stateParts = backend == "gr00t" ? """, "parts": [{ "name": "position", "count": 3 }, { "name": "fingers", "count": 2 }]""" : "";
        string actionParts = backend == "gr00t" ? """, "parts": ["arm", "gripper"]""" : "";
        string language = backend switch { "openpi" or "served" => "prompt", "gr00t" => "task", _ => "instruction" };
        string key = backend == "gr00t" ? $""", "keyVariable": "{KeyVariable}" """ : "";
        string where = backend == "onnx"
            ? """, "graphs": [{ "file": "model.onnx" }], "language": { "name": "said", "form": "embedding", "table": "sentences.tsv" }"""
            : $$"""
              , "language": { "name": "{{language}}" },
              "remote": { "address": "{{address}}", "timeoutSeconds": {{timeout}}, "firstTimeoutSeconds": {{timeout}}, "fields": { "unnorm_key": "test" }{{key}} }
              """;
        return $$"""
            { "schema": 1, "backend": "{{(backend == "served" ? "openpi" : backend)}}", "embodiment": "panda",
              "actions": { "kind": "osc_pose_delta", "frame": "world", "horizon": {{(backend == "openvla" ? 1 : 10)}}, "executionHorizon": 1{{actionParts}} },
              "pictures": [{ "name": "{{picture}}", "camera": "view", "captureWidth": 4, "captureHeight": 4 }],
              "state": { "name": "{{state}}", "components": ["tcp_position", "gripper_fingers"]{{stateParts}} }{{where}} }
            """;
    }

    private void WriteModel()
    {
        Directory.CreateDirectory(FolderOf("onnx"));
        OnnxModelWriter model = new OnnxModelWriter("test").Input("image", OnnxElement.Float, 1, 3, 4, 4).Input("state", OnnxElement.Float, 1, 5).Input("said", OnnxElement.Float, 1, 1)
            .Constant("start", [0L], 1).Constant("end", [3L], 1).Constant("axis", [1L], 1).Node("Slice", ["state", "start", "end", "axis"], "position")
            .Node("ReduceMean", ["image"], "brightness", ("keepdims", [0], false)).Constant("one", [1L, 1L], 2).Node("Reshape", ["brightness", "one"], "mean").Constant("zeros", [0f, 0], 1, 2)
            .Node("Concat", ["position", "mean", "zeros", "said"], "row", ("axis", [1], false)).Constant("times", [10L, 1L], 2).Node("Tile", ["row", "times"], "actions")
            .Output("actions", OnnxElement.Float, 10, 7);
        File.WriteAllBytes(Path.Combine(FolderOf("onnx"), "model.onnx"), model.ToArray());
        File.WriteAllText(Path.Combine(FolderOf("onnx"), "sentences.tsv"), "close\t1\nopen\t-1\n");
    }
}

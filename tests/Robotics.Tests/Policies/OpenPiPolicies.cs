using Microsoft.Extensions.Logging.Abstractions;
using Robotics.Cerebellum.Policies;

namespace Robotics.Tests.Policies;

public sealed class OpenPiPolicies : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("openpi").FullName;

    private static readonly BodyDescription Body = Tabletop.Tabletop.Panda.Body with { Cameras = [new("view", 4, 4, 1, false)] };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IPolicy Load(int port, double timeout = 20)
    {
        File.WriteAllText(
            Path.Combine(_folder, "policy.json"),
            $$"""
            { "schema": 1, "backend": "openpi", "embodiment": "panda",
              "actions": { "kind": "osc_pose_delta", "frame": "world", "horizon": 10, "executionHorizon": 5 },
              "pictures": [{ "name": "observation/image", "camera": "view", "captureWidth": 4, "captureHeight": 4 }],
              "state": { "name": "observation/state", "components": ["tcp_position", "tcp_axis_angle", "gripper_fingers"] },
              "remote": { "address": "ws://127.0.0.1:{{port}}", "timeoutSeconds": {{timeout}}, "firstTimeoutSeconds": {{timeout}} } }
            """);
        return PolicyCatalog.Create(_folder, Body, NullLoggerFactory.Instance);
    }

    private static async Task<double[]> Ask(IPolicy policy, string instruction)
    {
        CameraFrame frame = new()
        {
            Camera = "view", Width = 4, Height = 4, Rgb = Enumerable.Repeat((byte)51, 48).ToArray(), FocalLength = 4, CameraInWorld = Pose.Identity, Time = TimeSpan.Zero,
        };
        Observation now = new()
        {
            Step = 0, Time = TimeSpan.Zero, JointPositions = [], JointVelocities = [], JointEfforts = [], TcpInWorld = Pose.At(0.1, 0.2, 0.3), TcpVelocity = default,
            GripperWidth = 0.04, Mode = BodyMode.Idle, Frames = [frame],
        };
        PolicySession session = await policy.BeginAsync(new("t", instruction, 0), default);
        double[] rows = new double[10 * 7];
        await policy.InferAsync(session, new() { Now = now, Instruction = instruction, Gripper = -1 }, rows, default);
        await policy.EndAsync(session, default);
        return rows;
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("drop")]
    public async Task A_python_server_is_asked_and_understood_even_when_it_drops_the_connection_once(string mode)
    {
        using PythonServer server = await PythonServer.StartAsync("openpi_server.py", mode);
        await using IPolicy policy = Load(server.Port);
        Assert.Equal([0.1, 0.2, 0.3, 0.2, 0, 0, 1], (await Ask(policy, "close")).Take(7).Select(v => Math.Round(v, 5)));
        Assert.Equal(-1, (await Ask(policy, "open"))[6]);
    }

    [Theory]
    [InlineData("error", "ValueError: no such prompt: dance")]
    [InlineData("shape", "[3, 7]; allowed: [10 or more, 7]")]
    public async Task What_the_server_reports_and_what_it_answers_wrongly_is_said_clearly(string mode, string text)
    {
        using PythonServer server = await PythonServer.StartAsync("openpi_server.py", mode);
        await using IPolicy policy = Load(server.Port);
        RoboticsException e = await Assert.ThrowsAsync<RoboticsException>(() => Ask(policy, "dance"));
        Assert.Equal(ErrorCode.CommandRejected, e.Code);
        Assert.Contains(text, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_with_its_address()
    {
        await using IPolicy policy = Load(1, timeout: 5);
        RoboticsException e = await Assert.ThrowsAsync<RoboticsException>(() => Ask(policy, "close"));
        Assert.Equal(ErrorCode.Unavailable, e.Code);
        Assert.Contains("ws://127.0.0.1:1", e.Message, StringComparison.Ordinal);
    }
}

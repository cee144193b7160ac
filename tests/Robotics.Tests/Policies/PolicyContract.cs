namespace Robotics.Tests.Policies;

/// <summary>What the executor relies on, whatever is behind a policy.</summary>
public sealed class PolicyContract(PolicyBackends backends) : IClassFixture<PolicyBackends>
{
    private const double Patience = 0.6;

    public static TheoryData<string> All => [.. PolicyBackends.All];

    public static TheoryData<string> Remote => [.. PolicyBackends.All.Where(b => b != "onnx")];

    public static TheoryData<string> Servers => [.. PolicyBackends.Python];

    private static Observation Seen(bool pictures = true) => new()
    {
        Step = 0, Time = TimeSpan.Zero, JointPositions = [], JointVelocities = [], JointEfforts = [], TcpInWorld = Pose.At(0.1, 0.2, 0.3), TcpVelocity = default,
        GripperWidth = 0.04, Mode = BodyMode.Idle, Frames = pictures ? [Frame()] : [],
    };

    private static CameraFrame Frame() => new()
    {
        Camera = "view", Width = 4, Height = 4, Rgb = Enumerable.Repeat((byte)51, 48).ToArray(), FocalLength = 4, CameraInWorld = Pose.Identity, Time = TimeSpan.Zero,
    };

    private static async Task<double[]> Ask(IPolicy policy, string instruction, Observation? now = null)
    {
        PolicySession session = await policy.BeginAsync(new("t", instruction, 0), default);
        double[] rows = new double[policy.Description.Horizon * policy.Description.Space.Dimension];
        await policy.InferAsync(session, new() { Now = now ?? Seen(), Instruction = instruction, Gripper = -1 }, rows, default);
        await policy.EndAsync(session, default);
        await policy.EndAsync(session, default);
        return rows;
    }

    private static async Task<RoboticsException> Refused(IPolicy policy, string instruction, ErrorCode code)
    {
        RoboticsException e = await Assert.ThrowsAsync<RoboticsException>(() => Ask(policy, instruction));
        Assert.True(code == e.Code, $"{e.Code}: {e.Message}");
        return e;
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task It_sees_senses_and_is_told_and_its_answer_fills_the_chunk(string backend)
    {
        await using IPolicy policy = backends.Load(backend);
        double[] rows = await Ask(policy, "close");
        Assert.Equal([0.1, 0.2, 0.3, 0.2, 0, 0, 1], rows.Take(7).Select(v => Math.Round(v, 5)));
        Assert.Equal(rows[..7], rows[^7..]);
        Assert.Equal(-1, (await Ask(policy, "open"))[6]);
        Assert.Equal(rows, await Ask(policy, "close"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_observation_without_its_picture_is_refused_by_name(string backend)
    {
        await using IPolicy policy = backends.Load(backend);
        RoboticsException e = await Assert.ThrowsAsync<RoboticsException>(() => Ask(policy, "close", Seen(pictures: false)));
        Assert.Equal(ErrorCode.InvalidArgument, e.Code);
        Assert.Contains("4x4 picture of view", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task A_connection_that_breaks_once_is_made_anew(string backend)
    {
        await using IPolicy policy = backends.Load(backend);
        Assert.Equal(-1, (await Ask(policy, "drop"))[6]);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task What_the_server_reports_is_said_and_the_next_question_is_answered(string backend)
    {
        await using IPolicy policy = backends.Load(backend);
        string text = (await Refused(policy, "dance", ErrorCode.CommandRejected)).Message;

        // OpenVLA's protocol keeps the cause in the server's log.
        Assert.Contains(backend.StartsWith("openvla", StringComparison.Ordinal) ? "reports an error" : "no such prompt: dance", text, StringComparison.Ordinal);
        Assert.Equal(1, (await Ask(policy, "close"))[6]);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task Rows_of_another_length_are_refused_with_both_shapes(string backend)
    {
        await using IPolicy policy = backends.Load(backend);
        string text = (await Refused(policy, "short", ErrorCode.CommandRejected)).Message;
        Assert.Contains(backend == "gr00t" ? "rows of 5 numbers; allowed: 7" : ", 5]; allowed: [", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Servers))]
    public async Task An_answer_that_comes_too_late_is_not_taken_for_the_next(string backend)
    {
        await using IPolicy policy = backends.Load(backend, timeout: Patience);
        Assert.Contains("has not answered within 0.6 s", (await Refused(policy, "late", ErrorCode.Unavailable)).Message, StringComparison.Ordinal);
        await using IPolicy patient = backends.Load(backend);
        Assert.Equal(1, (await Ask(patient, "close"))[6]);
        Assert.Equal(1, (await Ask(policy, "close"))[6]);
    }

    [Theory]
    [MemberData(nameof(Remote))]
    public async Task A_server_that_is_not_there_is_named_with_its_address(string backend)
    {
        string address = PolicyBackends.AddressOf(backend, 1);
        await using IPolicy policy = backends.Load(backend, address, timeout: 5);
        Assert.Contains(address, (await Refused(policy, "close", ErrorCode.Unavailable)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Remote))]
    public async Task An_address_of_another_kind_is_refused(string backend)
    {
        RoboticsException e = await Assert.ThrowsAsync<RoboticsException>(async () =>
        {
            await using IPolicy policy = backends.Load(backend, "somewhere");
        });
        Assert.Contains("somewhere", e.Message, StringComparison.Ordinal);
    }
}
